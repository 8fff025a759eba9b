// One `#embed` a file: the bytes become part of the executable and are mapped from it, without any start-up cost.
#include "Corpus.h"

static const unsigned char codebooks_2024_1_codebook_json[] = {
#embed "codebooks/2024.1/codebook.json"
};
static const unsigned char codebooks_2024_1_indicators_tsv[] = {
#embed "codebooks/2024.1/indicators.tsv"
};
static const unsigned char codebooks_kernevaerdier_2019_1_codebook_json[] = {
#embed "codebooks/kernevaerdier-2019.1/codebook.json"
};
static const unsigned char codebooks_kernevaerdier_2019_1_indicators_tsv[] = {
#embed "codebooks/kernevaerdier-2019.1/indicators.tsv"
};
static const unsigned char codebooks_crosswalk_tsv[] = {
#embed "codebooks/crosswalk.tsv"
};
static const unsigned char codebooks_abbreviations_tsv[] = {
#embed "codebooks/abbreviations.tsv"
};
static const unsigned char codebooks_note_kinds_tsv[] = {
#embed "codebooks/note-kinds.tsv"
};
static const unsigned char documents_reference_docx[] = {
#embed "documents/reference.docx"
};
static const unsigned char documents_reference_pptx[] = {
#embed "documents/reference.pptx"
};
static const unsigned char guides_analytiker_md[] = {
#embed "guides/analytiker.md"
};
static const unsigned char guides_data_md[] = {
#embed "guides/data.md"
};
static const unsigned char guides_formand_md[] = {
#embed "guides/formand.md"
};
static const unsigned char guides_metode_md[] = {
#embed "guides/metode.md"
};
static const unsigned char guides_noteskriver_md[] = {
#embed "guides/noteskriver.md"
};
static const unsigned char language_abbreviations_txt[] = {
#embed "language/abbreviations.txt"
};
static const unsigned char language_lemmas_tsv[] = {
#embed "language/lemmas.tsv"
};
static const unsigned char language_reference_tsv[] = {
#embed "language/reference.tsv"
};
static const unsigned char language_stopwords_txt[] = {
#embed "language/stopwords.txt"
};
static const unsigned char language_vectors_bin[] = {
#embed "language/vectors.bin"
};
static const unsigned char language_whole_words_txt[] = {
#embed "language/whole-words.txt"
};
static const unsigned char meetings_letter_txt[] = {
#embed "meetings/letter.txt"
};
static const unsigned char meetings_notes_jsonl[] = {
#embed "meetings/notes.jsonl"
};
static const unsigned char pages_table_css[] = {
#embed "pages/table.css"
};
static const unsigned char pages_table_html[] = {
#embed "pages/table.html"
};
static const unsigned char pages_table_js[] = {
#embed "pages/table.js"
};
static const unsigned char places_municipalities_tsv[] = {
#embed "places/municipalities.tsv"
};
static const unsigned char places_municipality_aliases_tsv[] = {
#embed "places/municipality-aliases.tsv"
};
static const unsigned char places_postcodes_tsv[] = {
#embed "places/postcodes.tsv"
};

#define CORPUS_FILE(path, bytes) {path, bytes, sizeof bytes}

static const struct corpus_file files[] = {
    CORPUS_FILE("codebooks/2024.1/codebook.json", codebooks_2024_1_codebook_json),
    CORPUS_FILE("codebooks/2024.1/indicators.tsv", codebooks_2024_1_indicators_tsv),
    CORPUS_FILE(
        "codebooks/kernevaerdier-2019.1/codebook.json",
        codebooks_kernevaerdier_2019_1_codebook_json),
    CORPUS_FILE(
        "codebooks/kernevaerdier-2019.1/indicators.tsv",
        codebooks_kernevaerdier_2019_1_indicators_tsv),
    CORPUS_FILE("codebooks/crosswalk.tsv", codebooks_crosswalk_tsv),
    CORPUS_FILE("codebooks/abbreviations.tsv", codebooks_abbreviations_tsv),
    CORPUS_FILE("codebooks/note-kinds.tsv", codebooks_note_kinds_tsv),
    CORPUS_FILE("documents/reference.docx", documents_reference_docx),
    CORPUS_FILE("documents/reference.pptx", documents_reference_pptx),
    CORPUS_FILE("guides/analytiker.md", guides_analytiker_md),
    CORPUS_FILE("guides/data.md", guides_data_md),
    CORPUS_FILE("guides/formand.md", guides_formand_md),
    CORPUS_FILE("guides/metode.md", guides_metode_md),
    CORPUS_FILE("guides/noteskriver.md", guides_noteskriver_md),
    CORPUS_FILE("language/abbreviations.txt", language_abbreviations_txt),
    CORPUS_FILE("language/lemmas.tsv", language_lemmas_tsv),
    CORPUS_FILE("language/reference.tsv", language_reference_tsv),
    CORPUS_FILE("language/stopwords.txt", language_stopwords_txt),
    CORPUS_FILE("language/vectors.bin", language_vectors_bin),
    CORPUS_FILE("language/whole-words.txt", language_whole_words_txt),
    CORPUS_FILE("meetings/letter.txt", meetings_letter_txt),
    CORPUS_FILE("meetings/notes.jsonl", meetings_notes_jsonl),
    CORPUS_FILE("pages/table.css", pages_table_css),
    CORPUS_FILE("pages/table.html", pages_table_html),
    CORPUS_FILE("pages/table.js", pages_table_js),
    CORPUS_FILE("places/municipalities.tsv", places_municipalities_tsv),
    CORPUS_FILE("places/municipality-aliases.tsv", places_municipality_aliases_tsv),
    CORPUS_FILE("places/postcodes.tsv", places_postcodes_tsv),
};

struct corpus_file plenum_corpus_file(unsigned long index) { return files[index]; }

unsigned long plenum_corpus_file_count(void) { return sizeof files / sizeof files[0]; }
