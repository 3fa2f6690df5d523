// The few texts that scripts say themselves, in the language of the document. English stands where it is said and is the
// key; {0} stands for a value.
(() => {
  const arabic = {
    "Add a photo first.": "أضف صورة أولًا.",
    "At most {0} are sent; the others were left out.": "يُرسل {0} على الأكثر؛ وتُرك ما زاد على ذلك.",
    "It was not taken. Reload the page and try again.": "لم تُقبل. أعد تحميل الصفحة وحاول مرة أخرى.",
    "No passkey was used: it was cancelled, or none is on this device.":
      "لم يُستخدم أي مفتاح مرور: أُلغيت العملية، أو لا يوجد مفتاح على هذا الجهاز.",
    "Remove": "إزالة",
    "Remove {0}": "إزالة {0}",
    "The connection was lost. Send it again.": "انقطع الاتصال. أرسلها مرة أخرى.",
    "The page was open for too long. Reload it and try again.":
      "ظلت الصفحة مفتوحة مدة طويلة. أعد تحميلها وحاول مرة أخرى.",
    "This browser knows no passkeys. Use your password.": "لا يدعم هذا المتصفح مفاتيح المرور. استخدم كلمة المرور.",
    "This device holds a passkey for your account already.": "على هذا الجهاز مفتاح مرور لحسابك بالفعل.",
    "{0} has more than {1} MB.": "حجم {0} أكبر من {1} ميغابايت.",
    "{0} was added.": "تمت إضافة {0}.",
    "Files of this kind are not taken here.": "لا تُقبل هنا ملفات من هذا النوع.",
    "Somebody changed this meanwhile.": "غيّر شخص آخر هذا في هذه الأثناء.",
    "Some fields are not right.": "بعض الحقول غير صحيحة.",
    "The bounty has all the proofs it takes.": "بلغت المهمة عدد الإثباتات الذي تقبله.",
    "The bounty takes no proofs now.": "لا تقبل المهمة إثباتات الآن.",
    "The file is not what it says it is.": "محتوى الملف لا يطابق نوعه المعلن.",
    "The file is too large.": "الملف كبير جدًا.",
    "The offer has as much of this as it may have.": "بلغ العرض الحد المسموح به من هذا.",
    "The proof is not complete.": "الإثبات غير مكتمل.",
    "The upload cannot be read.": "تعذّرت قراءة الملف المرفوع.",
    "You have sent a proof of this already.": "سبق أن أرسلت إثباتًا لهذا.",
    "You may not do this.": "لا يحق لك القيام بذلك.",
  };
  const words = document.documentElement.lang === "ar" ? arabic : {};

  // A text with its values.
  const say = (english, ...values) =>
    (words[english] ?? english).replace(/\{(\d)\}/g, (_, place) => values[place]);

  // Writes a text into an element; what stays English on an Arabic page is marked as English.
  const write = (element, text) => {
    const isForeign = words === arabic && text && !/[\u0600-\u06ff]/.test(text);
    element.textContent = text;
    element.lang = isForeign ? "en" : document.documentElement.lang;
    element.dir = isForeign ? "ltr" : document.documentElement.dir;
  };

  globalThis.OffersTexts = { say, write };
})();
