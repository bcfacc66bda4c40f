/* word.c: which known word was meant. */
#include "data/word.h"

#include <string.h>

enum { WORD_MAX = 40 }; /* longer words are not compared: none of ours is */

void words_add(Words *words, const char *word)
{
    if (word && words->count < sizeof words->items / sizeof *words->items && words_index(words, word) < 0)
        words->items[words->count++] = word;
}

int words_index(const Words *words, const char *word)
{
    for (size_t i = 0; i < words->count; i++)
        if (strcmp(words->items[i], word) == 0)
            return (int)i;
    return -1;
}

static int least(int a, int b)
{
    return a < b ? a : b;
}

/* Damerau's distance, the restricted one: two swapped letters count once. */
int word_distance(const char *a, const char *b)
{
    int m = (int)strnlen(a, WORD_MAX + 1), n = (int)strnlen(b, WORD_MAX + 1);
    if (m > WORD_MAX || n > WORD_MAX)
        return 2 * WORD_MAX;
    int d[WORD_MAX + 1][WORD_MAX + 1];
    for (int i = 0; i <= m; i++)
        d[i][0] = i;
    for (int j = 0; j <= n; j++)
        d[0][j] = j;
    for (int i = 1; i <= m; i++)
        for (int j = 1; j <= n; j++) {
            int changed = a[i - 1] != b[j - 1];
            d[i][j] = least(d[i - 1][j - 1] + changed, least(d[i - 1][j], d[i][j - 1]) + 1);
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                d[i][j] = least(d[i][j], d[i - 2][j - 2] + 1);
        }
    return d[m][n];
}

const char *word_nearest(const Words *words, const char *text)
{
    const char *best = NULL;
    int limit = (int)strnlen(text, WORD_MAX) / 3;
    int best_distance = (limit < 1 ? 1 : limit > 3 ? 3 : limit) + 1;
    for (size_t i = 0; i < words->count; i++) {
        int distance = word_distance(words->items[i], text);
        if (distance < best_distance) {
            best_distance = distance;
            best = words->items[i];
        }
    }
    return best;
}
