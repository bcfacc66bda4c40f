/* buffer.c: text that grows in an arena, by doubling. */
#include "base/buffer.h"

#include <stdio.h>
#include <string.h>

Buffer buffer_in(Arena *arena)
{
    return (Buffer){.arena = arena};
}

static bool reserve(Buffer *buffer, size_t more)
{
    if (buffer->failed)
        return false;
    if (buffer->len + more + 1 <= buffer->cap)
        return true;
    size_t cap = buffer->cap ? buffer->cap * 2 : 64;
    while (cap < buffer->len + more + 1)
        cap *= 2;
    char *text = arena_alloc(buffer->arena, cap);
    if (!text) {
        buffer->failed = true;
        return false;
    }
    if (buffer->len)
        memcpy(text, buffer->text, buffer->len);
    buffer->text = text;
    buffer->cap = cap;
    return true;
}

bool buffer_put_bytes(Buffer *buffer, const char *text, size_t len)
{
    if (!reserve(buffer, len))
        return false;
    if (len)
        memcpy(buffer->text + buffer->len, text, len);
    buffer->len += len;
    buffer->text[buffer->len] = '\0';
    return true;
}

bool buffer_put(Buffer *buffer, const char *text)
{
    return buffer_put_bytes(buffer, text, strlen(text));
}

bool buffer_put_char(Buffer *buffer, char c)
{
    return buffer_put_bytes(buffer, &c, 1);
}

bool buffer_put_int(Buffer *buffer, long long number)
{
    char digits[24], *at = digits + sizeof digits;
    unsigned long long rest = number < 0 ? 0 - (unsigned long long)number : (unsigned long long)number;
    do
        *--at = (char)('0' + rest % 10);
    while (rest /= 10);
    if (number < 0)
        *--at = '-';
    return buffer_put_bytes(buffer, at, (size_t)(digits + sizeof digits - at));
}

bool buffer_printf(Buffer *buffer, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    bool ok = n >= 0 && reserve(buffer, (size_t)n);
    if (ok) {
        vsnprintf(buffer->text + buffer->len, (size_t)n + 1, format, again);
        buffer->len += (size_t)n;
    }
    va_end(again);
    va_end(args);
    return ok;
}

const char *buffer_text(const Buffer *buffer)
{
    return buffer->text ? buffer->text : "";
}
