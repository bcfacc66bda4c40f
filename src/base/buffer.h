/* buffer.h: text that grows. */
#ifndef LKIP_BASE_BUFFER_H
#define LKIP_BASE_BUFFER_H

#include "base/arena.h"

/* A string under construction in an arena. `text` is NUL-terminated once anything was put, NULL before. */
typedef struct Buffer {
    Arena *arena;
    char *text;
    size_t len, cap;
    bool failed; /* memory ran short at some put; what followed was left out */
} Buffer;

Buffer buffer_in(Arena *arena);

/* Append; all return false once memory ran short, and may be called on without harm, so that a caller can check `failed` at the end. */
bool buffer_put(Buffer *buffer, const char *text);
bool buffer_put_bytes(Buffer *buffer, const char *text, size_t len);
bool buffer_put_char(Buffer *buffer, char c);
bool buffer_put_int(Buffer *buffer, long long number); /* decimal; much faster than printf */
bool buffer_printf(Buffer *buffer, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The text so far, "" when nothing was put; lives in the arena. */
const char *buffer_text(const Buffer *buffer);

#endif
