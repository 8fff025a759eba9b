#compdef aftale
# Fuldførelse af aftale i zsh.
# Prøv den med:   source <(aftale completion zsh)
# Behold den med: aftale completion zsh > _aftale, lagt i en mappe, som står i $fpath

_aftale_summary() {
  _arguments -S \
    '--meeting=[Mødet, hvis filen ikke nævner det]:MØDE: ' \
    '--from=[Læs notater fra en fil]:FIL:_files' \
    '(-f --format)-f[Opsamlingens format]:FORMAT:(md html json)' \
    '(-f --format)--format=[Opsamlingens format]:FORMAT:(md html json)' \
    '*--where=[Kun de notater, som passer]:FELT=VÆRDI:compadd -S "" region= year= rest' \
    '--out=[Skriv i en mappe]:MAPPE:_files -/' \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]' \
    '1:MØDE: ' \
    '2::ANDET: ' \
    '*:FLERE:(a b)'
}

_aftale_import() {
  _arguments -S \
    '--meeting=[Mødet, hvis filen ikke nævner det]:MØDE: ' \
    '(-n --dry-run)-n[Læs filerne, men gem ikke noget]' \
    '(-n --dry-run)--dry-run[Læs filerne, men gem ikke noget]' \
    '--weight=[En vægt]:TAL: ' \
    '--offset=[En forskydning]:TAL: ' \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]' \
    '*:FIL:_files'
}

_aftale_note_add() {
  _arguments -S \
    '(-m --meeting)-m[Mødet, som notatet er fra]:MØDE: ' \
    '(-m --meeting)--meeting=[Mødet, som notatet er fra]:MØDE: ' \
    '--table=[Bordets nummer]:BORD: ' \
    '--kind=[Notatets slags]:SLAGS:(success challenge ask point)' \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]' \
    '*:TEKST: '
}

_aftale_note() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -S -C \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]' \
    '(-)1:kommando:->command' \
    '(-)*:: :->rest'
  case $state in
    command)
      local -a commands=(
        'add:Skriv et notat'
      )
      _describe -t commands kommando commands
      ;;
    rest)
      case $words[1] in
        add) _aftale_note_add ;;
      esac
      ;;
  esac
}

_aftale_meeting_list() {
  _arguments -S \
    '--json[Skriv JSON]' \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]'
}

_aftale_meeting_create() {
  _arguments -S \
    '--title=[Mødets titel]:TITEL: ' \
    '--from-letter=[Læs mødet af et brev]:BREV:_files' \
    '--date=[Mødets dato]:DATO: ' \
    '--start=[Hvornår det begynder]:TID: ' \
    '*-t[Et tema på mødet]:TEMA: ' \
    '*--theme=[Et tema på mødet]:TEMA: ' \
    '--json[Skriv JSON]' \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]'
}

_aftale_meeting() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -S -C \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]' \
    '(-)1:kommando:->command' \
    '(-)*:: :->rest'
  case $state in
    command)
      local -a commands=(
        'create:Opret et møde'
        'list:Vis alle møder'
      )
      _describe -t commands kommando commands
      ;;
    rest)
      case $words[1] in
        create) _aftale_meeting_create ;;
        list) _aftale_meeting_list ;;
      esac
      ;;
  esac
}

_aftale() {
  local curcontext=$curcontext state line
  typeset -A opt_args
  _arguments -S -C \
    '--db=[Brug databasen i FIL]:FIL:_files' \
    '(-h --help)-h[Vis denne hjælp]' \
    '(-h --help)--help[Vis denne hjælp]' \
    '--version[Vis versionen]' \
    '(-)1:kommando:->command' \
    '(-)*:: :->rest'
  case $state in
    command)
      local -a commands=(
        'help:Vis hjælp til en kommando'
        'meeting:Opret og vis møder'
        'note:Skriv notater'
        'import:Læg notater ind fra filer'
        'summary:Skriv opsamlingen til plenum'
        $_aftale_guides
      )
      _describe -t commands kommando commands
      ;;
    rest)
      case $words[1] in
        help)
          local -a _aftale_guides=(
            'begynd:Kom i gang'
          )
          _aftale
          ;;
        meeting) _aftale_meeting ;;
        note) _aftale_note ;;
        import) _aftale_import ;;
        summary) _aftale_summary ;;
      esac
      ;;
  esac
}

if [[ $funcstack[1] == _aftale ]]; then
  _aftale "$@"
else
  compdef _aftale aftale
fi
