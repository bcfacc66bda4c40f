/* word.h: which known word was meant; inside of src/data. */
#ifndef LKIP_DATA_WORD_H
#define LKIP_DATA_WORD_H

#include <stddef.h>

/* Words of a schema: lent. What does not fit is left out. */
typedef struct Words {
    const char *items[96];
    size_t count;
} Words;

void words_add(Words *words, const char *word);
int words_index(const Words *words, const char *word); /* -1: not among them */

/* The word nearest to `text`, by letters added, left out, changed or swapped; NULL when none is near enough to be meant. */
const char *word_nearest(const Words *words, const char *text);
int word_distance(const char *a, const char *b);

#endif
