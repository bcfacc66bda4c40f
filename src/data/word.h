/* word.h: a small list of words of a schema; inside of src/data. */
#ifndef LKIP_DATA_WORD_H
#define LKIP_DATA_WORD_H

#include <stddef.h>

enum { WORDS_MAX = 95 };

/* Lent words, with a NULL behind the last. What does not fit is left out. */
typedef struct Words {
    const char *items[WORDS_MAX + 1];
    size_t count;
} Words;

/* Adds a word unless it is there already, or NULL. */
void words_add(Words *words, const char *word);

/* The place of a word; -1 when it is not among them. */
int words_index(const Words *words, const char *word);

#endif
