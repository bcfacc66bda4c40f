/* word.c: a small list of words. */
#include "data/word.h"

#include <string.h>

void words_add(Words *words, const char *word)
{
    if (word && words->count < WORDS_MAX && words_index(words, word) < 0)
        words->items[words->count++] = word;
}

int words_index(const Words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i], word) == 0)
            return (int)i;
    return -1;
}
