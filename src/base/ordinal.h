/* ordinal.h: roman numerals and letters, for counting chapters, list items and pages. */
#ifndef LKIP_BASE_ORDINAL_H
#define LKIP_BASE_ORDINAL_H

#include <stdbool.h>

#include "base/arena.h"

/* Roman numeral, 1 to 3999; letters a, b, .. z, aa, from 1; `upper` gives capitals. In `arena`; NULL outside the range, or when memory is short. */
const char *ordinal_roman(Arena *arena, int n, bool upper);
const char *ordinal_letters(Arena *arena, int n, bool upper);

#endif
