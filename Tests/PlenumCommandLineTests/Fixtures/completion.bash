# Fuldførelse af aftale i bash.
# Prøv den med:   source <(aftale completion bash)
# Behold den med: aftale completion bash > ~/.local/share/bash-completion/completions/aftale

_aftale_words() {
  mapfile -t COMPREPLY < <(compgen -W "$1" -- "$2")
  if [[ ${COMPREPLY[0]-} == *= ]]; then compopt -o nospace 2>/dev/null; fi
}

_aftale_files() {
  mapfile -t COMPREPLY < <(compgen "$1" -- "$2")
  compopt -o filenames 2>/dev/null
}

_aftale() {
  local word=${COMP_WORDS[COMP_CWORD]} command='' plain='' due='' guides='' this
  local -i at=1 place=0
  COMPREPLY=()
  while (( at < COMP_CWORD )); do
    this=${COMP_WORDS[at]}
    (( ++at ))
    if [[ $this == [=:] ]]; then
      [[ $due ]] || (( ++at ))
      continue
    fi
    if [[ $due ]]; then
      due=''
    elif [[ ! $plain && $this == -- ]]; then
      plain=yes
    elif [[ ! $plain && $this == -?* && ! $this =~ ^-[.,]?[0-9] ]]; then
      case $command:$this in
        :--db) due=$this ;;
        /meeting:--db) due=$this ;;
        /meeting/create:--title | /meeting/create:--from-letter | /meeting/create:--date | /meeting/create:--start | /meeting/create:-t | /meeting/create:--theme | /meeting/create:--db) due=$this ;;
        /meeting/list:--db) due=$this ;;
        /note:--db) due=$this ;;
        /note/add:-m | /note/add:--meeting | /note/add:--table | /note/add:--kind | /note/add:--db) due=$this ;;
        /import:--meeting | /import:--weight | /import:--offset | /import:--db) due=$this ;;
        /summary:--meeting | /summary:--from | /summary:-f | /summary:--format | /summary:--where | /summary:--out | /summary:--db) due=$this ;;
      esac
    else
      case $plain$command/$this in
        /help) guides='begynd' ;;
        /meeting) command+=/$this ;;
        /meeting/create) command+=/$this ;;
        /meeting/list) command+=/$this ;;
        /note) command+=/$this ;;
        /note/add) command+=/$this ;;
        /import) command+=/$this ;;
        /summary) command+=/$this ;;
        *) (( ++place )) ;;
      esac
    fi
  done
  (( at > COMP_CWORD )) && return
  if [[ $word == [=:] ]]; then
    [[ $due ]] || return
    word=''
  fi
  if [[ $due ]]; then
    case $command:$due in
      :--db) _aftale_files -f "$word" ;;
      /meeting:--db) _aftale_files -f "$word" ;;
      /meeting/create:--from-letter) _aftale_files -f "$word" ;;
      /meeting/create:--db) _aftale_files -f "$word" ;;
      /meeting/list:--db) _aftale_files -f "$word" ;;
      /note:--db) _aftale_files -f "$word" ;;
      /note/add:--kind) _aftale_words 'success challenge ask point' "$word" ;;
      /note/add:--db) _aftale_files -f "$word" ;;
      /import:--db) _aftale_files -f "$word" ;;
      /summary:--from) _aftale_files -f "$word" ;;
      /summary:-f | /summary:--format) _aftale_words 'md html json' "$word" ;;
      /summary:--where) _aftale_words 'region= year= rest' "$word" ;;
      /summary:--out) _aftale_files -d "$word" ;;
      /summary:--db) _aftale_files -f "$word" ;;
    esac
    return
  fi
  if [[ ! $plain && $word == -* ]]; then
    case $command in
      '') _aftale_words '--db -h --help --version' "$word" ;;
      '/meeting') _aftale_words '--db -h --help' "$word" ;;
      '/meeting/create') _aftale_words '--title --from-letter --date --start -t --theme --json --db -h --help' "$word" ;;
      '/meeting/list') _aftale_words '--json --db -h --help' "$word" ;;
      '/note') _aftale_words '--db -h --help' "$word" ;;
      '/note/add') _aftale_words '-m --meeting --table --kind --db -h --help' "$word" ;;
      '/import') _aftale_words '--meeting -n --dry-run --weight --offset --db -h --help' "$word" ;;
      '/summary') _aftale_words '--meeting --from -f --format --where --out --db -h --help' "$word" ;;
    esac
    return
  fi
  case $command:$place:$plain in
    :0:) _aftale_words 'help meeting note import summary'" $guides" "$word" ;;
    /meeting:0:) _aftale_words 'create list' "$word" ;;
    /note:0:) _aftale_words 'add' "$word" ;;
    /note/add:*:*) ;;
    /import:*:*) _aftale_files -f "$word" ;;
    /summary:0:*) ;;
    /summary:1:*) ;;
    /summary:*:*) _aftale_words 'a b' "$word" ;;
  esac
}

complete -F _aftale aftale
