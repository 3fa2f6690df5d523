namespace Offers.Domain.Platform;

/// <summary>Refusal codes that every module shares.</summary>
public static class PlatformCodes
{
#pragma warning disable CS1591 // Each code carries its own meaning.
    public static readonly RefusalCode ValidationFailed = new("validation_failed", 400, "Some fields are not right.",
        "The body or a parameter breaks a rule of the schema; `errors` names each field.");
    public static readonly RefusalCode BodyInvalid = new("body_invalid", 400, "The body cannot be read.",
        "The body is not valid JSON, has duplicate members, or a value has the wrong type.");
    public static readonly RefusalCode FilterUnknown = new("filter_unknown", 400, "This filter is not known.",
        "A query parameter is not one of the documented filters of this list.");
    public static readonly RefusalCode StatusInvalid = new("status_invalid", 400, "This status is not known here.",
        "The status filter does not name a state that this list can show.");
    public static readonly RefusalCode PagingInvalid = new(
        "paging_invalid", 400, "The paging parameters are not right.",
        "`limit` is 1 to 100; only one of `cursor`, `offset` and `page` may be used; a cursor comes from this list.");
    public static readonly RefusalCode IdempotencyKeyRequired = new("idempotency_key_required", 400,
        "An Idempotency-Key header is required.",
        "Every POST that moves money needs one, so that it can be sent again.");
    public static readonly RefusalCode IdempotencyKeyInvalid = new("idempotency_key_invalid", 400,
        "The Idempotency-Key is malformed.", "It has 16 to 255 characters of `A-Z a-z 0-9 _ : . -`.");
    public static readonly RefusalCode IdempotencyKeyReused = new("idempotency_key_reused", 422,
        "This Idempotency-Key was used for another request.", "Use a new key for a new request.");
    public static readonly RefusalCode IdempotencyInProgress = new("idempotency_in_progress", 409,
        "The same request is being carried out.", "Wait for `Retry-After` and send it again with the same key.");
    public static readonly RefusalCode Unauthenticated = new("unauthenticated", 401, "Sign in first.",
        "There is no valid session, token or key.");
    public static readonly RefusalCode Forbidden = new("forbidden", 403, "You may not do this.",
        "The caller is known but no policy allows the action.");
    public static readonly RefusalCode ReadOnlyImpersonation = new(
        "read_only_impersonation", 403, "You only look: nothing can be changed.",
        "An administrator who sees the pages of somebody else changes nothing there; he ends that first.");
    public static readonly RefusalCode NotFound = new("not_found", 404, "There is nothing here.",
        "No such path, or nothing that the caller may see.");
    public static readonly RefusalCode MethodNotAllowed = new(
        "method_not_allowed", 405, "This method is not allowed here.",
        "The path exists, but not with this method.");
    public static readonly RefusalCode NotAcceptable = new("not_acceptable", 406, "No such representation.",
        "The `Accept` header or `format` names a form that this resource does not have.");
    public static readonly RefusalCode StaleVersion = new("stale_version", 412, "Somebody changed this meanwhile.",
        "`If-Match` names an older revision; read again and repeat.");
    public static readonly RefusalCode TooLarge = new("too_large", 413, "The request is too large.",
        "The body is over the limit of this endpoint.");
    public static readonly RefusalCode MediaTypeUnsupported = new("media_type_unsupported", 415,
        "This content type is not understood.", "Send `application/json`.");
    public static readonly RefusalCode ActionNotAllowed = new(
        "action_not_allowed", 409, "The state does not allow this.",
        "The object is in a state in which this verb is not allowed; `allowedActions` lists what is.");
    public static readonly RefusalCode IfMatchRequired = new(
        "if_match_required", 428, "An If-Match header is required.",
        "PATCH, PUT and DELETE name the revision that they change.");
    public static readonly RefusalCode RateLimited = new("rate_limited", 429, "Too many requests.",
        "Wait for `Retry-After`.");
    public static readonly RefusalCode Internal = new("internal_error", 500, "Something went wrong on our side.",
        "Nothing was changed by this request unless a replay with its key says so. Quote the request id.");
    public static readonly RefusalCode Busy = new("busy", 503, "The system is busy.",
        "Nothing was recorded; repeat after `Retry-After`.");
    public static readonly RefusalCode Unavailable = new("unavailable", 503, "The database cannot be reached.",
        "Whether the request was recorded is not known; send it again with the same key after `Retry-After`.");
    public static readonly RefusalCode JobNotFound = new("job_not_found", 404, "There is no such job.",
        "The name is not one of `GET /api/v1/admin/jobs`.");
    public static readonly RefusalCode SamePerson = new("same_person", 409, "A second person must decide.",
        "Who asked for something, or for whom it was asked, cannot approve it; who approved it cannot carry it out.");
    public static readonly RefusalCode ApprovalNotFound = new("approval_not_found", 404, "There is no such approval.",
        "The id is unknown.");
    public static readonly RefusalCode ApprovalExpired = new("approval_expired", 409,
        "The time to decide is over.", "What was asked for is taken back; it can be asked for again.");
    public static readonly RefusalCode ApprovalRequired = new("approval_required", 409,
        "A second person must approve this first.", "See `GET /api/v1/admin/approvals`.");
    public static readonly RefusalCode PdfUnavailable = new(
        "pdf_unavailable", 503, "PDFs cannot be made at the moment.",
        "No Chromium was found, or too many prints wait; the print view of the page works.");
    public static readonly RefusalCode FileNotFound = new("file_not_found", 404, "There is no such file.",
        "The id is unknown, or the caller may not read the file.");
    public static readonly RefusalCode FigureNotFound = new("figure_not_found", 404, "There is no such figure.",
        "The key is unknown, or it is about money that the caller may not see.");
    public static readonly RefusalCode FileTooLarge = new("file_too_large", 413, "The file is too large.",
        "`maxBytes` says how large a file of its kind may be.");
    public static readonly RefusalCode FileTypeUnsupported = new("file_type_unsupported", 415,
        "Files of this kind are not taken here.", "`accepted` names the content types that are.");
    public static readonly RefusalCode FileContentMismatch = new("file_content_mismatch", 422,
        "The file is not what it says it is.",
        "Its content type, the end of its name and its first bytes must be of one kind.");
    public static readonly RefusalCode UploadBroken = new("upload_broken", 400, "The upload cannot be read.",
        "It is `multipart/form-data` with one file named `file`; it ended early, or has too many or too long fields.");
    public static readonly RefusalCode NotificationLocked = new("notification_locked", 422,
        "These notifications cannot be switched off.",
        "Of the account's security and of money that leaves a wallet everybody is told, on the bell and by e-mail.");
    public static readonly RefusalCode ViewNotFound = new("view_not_found", 404, "There is no such saved view.",
        "The id is unknown, or the view is somebody else's.");
    public static readonly RefusalCode ViewsFull = new("views_full", 409, "You have saved as many views as you may.",
        "There are at most 20 of one list; remove one first.");
    public static readonly RefusalCode ViewNameExists = new("view_name_exists", 409,
        "You have another view of this name.", "Names of one list differ; capitals do not count.");
    public static readonly RefusalCode ListNotFound = new("list_not_found", 404, "There is no such list.",
        "The key is not one of a list of which views can be saved.");
#pragma warning restore CS1591
}
