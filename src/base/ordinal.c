/* ordinal.c: roman numerals and letters. */
#include "base/ordinal.h"

#include "base/buffer.h"

static void put_cased(Buffer *out, const char *text, bool upper)
{
    for (; *text; text++)
        buffer_put_char(out, upper ? (char)(*text - 'a' + 'A') : *text);
}

const char *ordinal_roman(Arena *arena, int n, bool upper)
{
    static const struct {
        int value;
        const char *text;
    } steps[] = {{1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
                 {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    if (n < 1 || n > 3999)
        return NULL;
    Buffer out = buffer_in(arena);
    for (size_t i = 0; n; i++)
        for (; n >= steps[i].value; n -= steps[i].value)
            put_cased(&out, steps[i].text, upper);
    return out.failed ? NULL : buffer_text(&out);
}

const char *ordinal_letters(Arena *arena, int n, bool upper)
{
    char text[8], *at = text + sizeof text; /* 26^7 > INT_MAX */
    if (n < 1)
        return NULL;
    for (*--at = '\0'; n; n = (n - 1) / 26)
        *--at = (char)((upper ? 'A' : 'a') + (n - 1) % 26);
    return arena_strdup(arena, at);
}
