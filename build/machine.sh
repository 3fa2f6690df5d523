# What the scripts need of the machine beyond .NET. Sourced by run.sh and test.sh.

# Installs Debian packages when this account may, and says what to do when it may not. Never fails the caller.
install_packages() {
  local what=$1
  shift
  local as_root=()
  if [ "$(id -u)" != 0 ]; then
    if sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      echo "$what is missing and only root may install it here. Install it with: sudo apt-get install $*" >&2
      return 0
    fi
  fi
  if ! command -v apt-get >/dev/null; then
    echo "$what is missing and this system has no apt-get. Install it with the system's own packages." >&2
    return 0
  fi
  echo "Installing $what ($*) ..."
  local log
  log=$(mktemp)
  if "${as_root[@]}" apt-get update -q >"$log" 2>&1 &&
    "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -q --no-install-recommends \
      -o Dpkg::Options::=--force-confold "$@" >>"$log" 2>&1; then
    rm -f "$log"
  else
    tail -n 5 "$log" >&2
    echo "$what could not be installed; the log is $log. What needs it is left out." >&2
  fi
}

has_chromium() {
  command -v chromium >/dev/null || command -v chromium-browser >/dev/null || command -v google-chrome >/dev/null
}

has_fonts() {
  command -v fc-list >/dev/null && [ -n "$(fc-list :lang=ar)" ] && [ -n "$(fc-list :lang=hi)" ]
}

has_postgres() {
  ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || command -v initdb >/dev/null
}

want_dotnet() {
  command -v dotnet >/dev/null && return 0
  echo "The .NET 10 SDK is missing; https://dotnet.microsoft.com/download/dotnet/10.0 says how to install it." >&2
  exit 1
}

want_chromium() {
  has_chromium || install_packages "Chromium, which prints the PDFs" chromium
}

want_fonts() {
  has_fonts || install_packages "Fonts for Latin, Arabic and Devanagari text" fontconfig fonts-noto-core
}

# The tests read PDFs as other programs see them.
want_pdf_tools() {
  command -v pdftotext >/dev/null || install_packages "The tools that read PDFs" poppler-utils
}

# Debian starts a cluster of its own on installation, which nobody here needs.
want_postgres() {
  has_postgres && return 0
  if [ "$(id -u)" = 0 ] && [ ! -e /etc/postgresql-common/createcluster.conf ]; then
    mkdir -p /etc/postgresql-common
    echo "create_main_cluster = false" >/etc/postgresql-common/createcluster.conf
  fi
  install_packages "The PostgreSQL server" postgresql
}
