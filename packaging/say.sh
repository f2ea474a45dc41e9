# Read by the scripts that set CNNGUI up, which speak the system's language, English or French.
#   tell ENGLISH FRENCH WORD…   writes a line; ENGLISH and FRENCH are formats of printf, which the words fill in
#   say ENGLISH FRENCH WORD…    the same, as a remark about the work
case ${LC_ALL:-${LC_MESSAGES:-${LANG:-}}} in
    fr | fr[_.@-]*) french=yes ;;
    *) french= ;;
esac

tell() {
    if [ -n "$french" ]; then format=$2; else format=$1; fi
    shift 2
    # shellcheck disable=SC2059  (it is a format)
    printf -- "$format\n" "$@"
}

say() { { printf 'CNNGUI%s: ' "${french:+ }"; tell "$@"; } >&2; }
