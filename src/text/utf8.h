/* utf8.h: reading UTF-8 that may be broken. Private to src/text. */
#ifndef LKIP_TEXT_UTF8_H
#define LKIP_TEXT_UTF8_H

#include <stddef.h>
#include <stdint.h>

#define UTF8_BROKEN UINT32_MAX

/* Reads the character at `p` (before `end`); returns its bytes, at least 1. A broken sequence gives UTF8_BROKEN and 1. */
static inline size_t utf8_next(const char *p, const char *end, uint32_t *character)
{
    const unsigned char *s = (const unsigned char *)p;
    size_t have = (size_t)(end - p), n = s[0] < 0x80 ? 1 : s[0] < 0xC2 ? 0 : s[0] < 0xE0 ? 2 : s[0] < 0xF0 ? 3 : s[0] < 0xF5 ? 4 : 0;
    *character = UTF8_BROKEN;
    if (n == 1) {
        *character = s[0];
        return 1;
    }
    if (!n || n > have)
        return 1;
    uint32_t c = s[0] & (0xFFu >> (n + 1));
    for (size_t i = 1; i < n; i++) {
        if ((s[i] & 0xC0) != 0x80)
            return 1;
        c = c << 6 | (s[i] & 0x3Fu);
    }
    if ((n == 3 && c < 0x800) || (n == 4 && (c < 0x10000 || c > 0x10FFFF)) || (c >= 0xD800 && c <= 0xDFFF))
        return 1;
    *character = c;
    return n;
}

#endif
