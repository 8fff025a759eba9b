// The files that travel inside the binary.
#ifndef PLENUM_CORPUS_H
#define PLENUM_CORPUS_H

struct corpus_file {
  /// The path below this folder, such as "places/postcodes.tsv".
  const char *_Nonnull name;
  const unsigned char *_Nonnull bytes;
  unsigned long length;
};

/// File number `index` in the order of Corpus.c; `bytes` live as long as the program.
struct corpus_file plenum_corpus_file(unsigned long index);
unsigned long plenum_corpus_file_count(void);

#endif
