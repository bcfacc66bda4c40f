/* suggest.c: edit distance over short names. */
#include "base/suggest.h"

#include <stddef.h>
#include <string.h>

enum { LONGEST = 40 };

static int min3(int a, int b, int c)
{
    int m = a < b ? a : b;
    return m < c ? m : c;
}

/* Damerau's distance (optimal alignment), three rows at a time. */
static int distance(const char *a, const char *b)
{
    int n = (int)strlen(a), m = (int)strlen(b);
    int rows[3][LONGEST + 1];
    int *before = rows[0], *last = rows[1], *now = rows[2];
    for (int j = 0; j <= m; j++)
        before[j] = last[j] = j;
    for (int i = 1; i <= n; i++) {
        now[0] = i;
        for (int j = 1; j <= m; j++) {
            now[j] = min3(last[j] + 1, now[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1]));
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] && before[j - 2] + 1 < now[j])
                now[j] = before[j - 2] + 1;
        }
        int *free_row = before;
        before = last;
        last = now;
        now = free_row;
    }
    return last[m];
}

const char *suggest(const char *word, const char *const *names)
{
    const char *best = NULL;
    size_t len = strlen(word);
    int least = 3;
    if (len > LONGEST)
        return NULL;
    for (; *names; names++) {
        if (strlen(*names) > LONGEST)
            continue;
        int d = distance(word, *names);
        if (d < least && (size_t)d * 2 < len) {
            least = d;
            best = *names;
        }
    }
    return best;
}
