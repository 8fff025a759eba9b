# Fuldførelse af aftale i fish.
# Prøv den med:   aftale completion fish | source
# Behold den med: aftale completion fish > ~/.config/fish/completions/aftale.fish

function __aftale_place
    set -l words (commandline -opc)
    set -e words[1]
    set -l command ''
    set -l place 0
    set -l plain ''
    set -l due ''
    for word in $words
        if test -n "$due"
            set due ''
        else if test -z "$plain"; and test "$word" = --
            set plain --
        else if test -z "$plain"; and string match -qr -- '^-(?![.,]?[0-9]).' $word
            switch "$command:$word"
                case :--db
                    set due $word
                case /meeting:--db
                    set due $word
                case /meeting/create:--title /meeting/create:--from-letter /meeting/create:--date /meeting/create:--start /meeting/create:-t /meeting/create:--theme /meeting/create:--db
                    set due $word
                case /meeting/list:--db
                    set due $word
                case /note:--db
                    set due $word
                case /note/add:-m /note/add:--meeting /note/add:--table /note/add:--kind /note/add:--db
                    set due $word
                case /import:--meeting /import:--weight /import:--offset /import:--db
                    set due $word
                case /summary:--meeting /summary:--from /summary:-f /summary:--format /summary:--where /summary:--out /summary:--db
                    set due $word
            end
        else
            switch "$plain$command/$word"
                case /help
                case /meeting /meeting/create /meeting/list /note /note/add /import /summary
                    set command "$command/$word"
                case '*'
                    set place (math $place + 1)
            end
        end
    end
    printf '%s\n' "$command" $place
end

function __aftale_at
    set -l here (__aftale_place)
    test "$here[1]" = "$argv[1]"
    and begin; test (count $argv) -lt 2; or test $here[2] -ge $argv[2]; end
    and begin; test (count $argv) -lt 3; or test $here[2] -le $argv[3]; end
end

complete -c aftale -f
complete -c aftale -n "__aftale_at '' 0 0" -a help -d 'Vis hjælp til en kommando'
complete -c aftale -n "__aftale_at '' 0 0; and __fish_seen_subcommand_from help" -a begynd -d 'Kom i gang'
complete -c aftale -n "__aftale_at '' 0 0" -a meeting -d 'Opret og vis møder'
complete -c aftale -n "__aftale_at '' 0 0" -a note -d 'Skriv notater'
complete -c aftale -n "__aftale_at '' 0 0" -a import -d 'Læg notater ind fra filer'
complete -c aftale -n "__aftale_at '' 0 0" -a summary -d 'Skriv opsamlingen til plenum'
complete -c aftale -n "__aftale_at ''" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at ''" -s h -l help -d 'Vis denne hjælp'
complete -c aftale -n "__aftale_at ''" -l version -d 'Vis versionen'
complete -c aftale -n "__aftale_at '/meeting' 0 0" -a create -d 'Opret et møde'
complete -c aftale -n "__aftale_at '/meeting' 0 0" -a list -d 'Vis alle møder'
complete -c aftale -n "__aftale_at '/meeting'" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at '/meeting'" -s h -l help -d 'Vis denne hjælp'
complete -c aftale -n "__aftale_at '/meeting/create'" -l title -x -d 'Mødets titel'
complete -c aftale -n "__aftale_at '/meeting/create'" -l from-letter -r -F -d 'Læs mødet af et brev'
complete -c aftale -n "__aftale_at '/meeting/create'" -l date -x -d 'Mødets dato'
complete -c aftale -n "__aftale_at '/meeting/create'" -l start -x -d 'Hvornår det begynder'
complete -c aftale -n "__aftale_at '/meeting/create'" -s t -l theme -x -d 'Et tema på mødet'
complete -c aftale -n "__aftale_at '/meeting/create'" -l json -d 'Skriv JSON'
complete -c aftale -n "__aftale_at '/meeting/create'" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at '/meeting/create'" -s h -l help -d 'Vis denne hjælp'
complete -c aftale -n "__aftale_at '/meeting/list'" -l json -d 'Skriv JSON'
complete -c aftale -n "__aftale_at '/meeting/list'" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at '/meeting/list'" -s h -l help -d 'Vis denne hjælp'
complete -c aftale -n "__aftale_at '/note' 0 0" -a add -d 'Skriv et notat'
complete -c aftale -n "__aftale_at '/note'" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at '/note'" -s h -l help -d 'Vis denne hjælp'
complete -c aftale -n "__aftale_at '/note/add'" -s m -l meeting -x -d 'Mødet, som notatet er fra'
complete -c aftale -n "__aftale_at '/note/add'" -l table -x -d 'Bordets nummer'
complete -c aftale -n "__aftale_at '/note/add'" -l kind -x -a 'success challenge ask point' -d 'Notatets slags'
complete -c aftale -n "__aftale_at '/note/add'" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at '/note/add'" -s h -l help -d 'Vis denne hjælp'
complete -c aftale -n "__aftale_at '/import' 0" -F
complete -c aftale -n "__aftale_at '/import'" -l meeting -x -d 'Mødet, hvis filen ikke nævner det'
complete -c aftale -n "__aftale_at '/import'" -s n -l dry-run -d 'Læs filerne, men gem ikke noget'
complete -c aftale -n "__aftale_at '/import'" -l weight -x -d 'En vægt'
complete -c aftale -n "__aftale_at '/import'" -l offset -x -d 'En forskydning'
complete -c aftale -n "__aftale_at '/import'" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at '/import'" -s h -l help -d 'Vis denne hjælp'
complete -c aftale -n "__aftale_at '/summary' 2" -a 'a b'
complete -c aftale -n "__aftale_at '/summary'" -l meeting -x -d 'Mødet, hvis filen ikke nævner det'
complete -c aftale -n "__aftale_at '/summary'" -l from -r -F -d 'Læs notater fra en fil'
complete -c aftale -n "__aftale_at '/summary'" -s f -l format -x -a 'md html json' -d 'Opsamlingens format'
complete -c aftale -n "__aftale_at '/summary'" -l where -x -a 'region= year= rest' -d 'Kun de notater, som passer'
complete -c aftale -n "__aftale_at '/summary'" -l out -x -a '(__fish_complete_directories (commandline -ct))' -d 'Skriv i en mappe'
complete -c aftale -n "__aftale_at '/summary'" -l db -r -F -d 'Brug databasen i FIL'
complete -c aftale -n "__aftale_at '/summary'" -s h -l help -d 'Vis denne hjælp'
