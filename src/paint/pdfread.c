/* pdfread.c: the PDF that cairo wrote: its table of objects, and values found by scanning.
 *
 * The file is our own process's work, in memory, so the reader believes its shape; it still never reads past the end. */
#include <libdeflate.h>
#include <stdint.h>
#include <string.h>

#include "paint/pdffile.h"

enum { RATIO_MAX = 2048 }; /* deflate makes nothing shorter than by a thousand */

static bool is_space(char c)
{
    return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == '\0';
}

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* White space and comments; cairo numbers its pages in comments. */
static const char *skip_space(const char *at, const char *end)
{
    while (at < end && (is_space(*at) || *at == '%')) {
        if (*at == '%')
            while (at < end && *at != '\n')
                at++;
        else
            at++;
    }
    return at;
}

static const char *read_number(const char *at, const char *end, long long *number)
{
    long long n = 0;
    const char *from = at;
    for (; at < end && is_digit(*at) && at - from < 15; at++)
        n = n * 10 + (*at - '0');
    *number = n;
    return at == from ? NULL : at;
}

static const char *skip_string(const char *at, const char *end)
{
    int depth = 0;
    for (; at < end; at++) {
        if (*at == '\\')
            at++;
        else if (*at == '(')
            depth++;
        else if (*at == ')' && --depth == 0)
            return at + 1;
    }
    return end;
}

bool pdf_is_delimiter(char c)
{
    switch (c) {
    case '(':
    case ')':
    case '<':
    case '>':
    case '[':
    case ']':
    case '/':
    case '%':
        return true;
    default:
        return is_space(c);
    }
}

/* One lexical piece: a bracket, a string, a name, a number, a word. */
const char *pdf_skip_token(const char *at, const char *end)
{
    if (at >= end)
        return end;
    if (*at == '(')
        return skip_string(at, end);
    if (end - at >= 2 && ((at[0] == '<' && at[1] == '<') || (at[0] == '>' && at[1] == '>')))
        return at + 2;
    if (*at == '<') {
        const char *close = memchr(at, '>', (size_t)(end - at));
        return close ? close + 1 : end;
    }
    if (*at == '[' || *at == ']' || *at == '>' || *at == ')')
        return at + 1;
    for (at++; at < end && !pdf_is_delimiter(*at);)
        at++;
    return at;
}

int pdf_reference(Slice value, const char **end)
{
    long long number, generation;
    const char *stop = value.at + value.len;
    const char *at = read_number(value.at, stop, &number);
    if (!at || at >= stop || !is_space(*at) || !(at = read_number(skip_space(at, stop), stop, &generation)))
        return 0;
    at = skip_space(at, stop);
    if (at >= stop || *at != 'R' || number <= 0 || number > 0x7fffffff)
        return 0;
    if (end)
        *end = at + 1;
    return (int)number;
}

const char *pdf_skip_value(const char *at, const char *end)
{
    const char *after;
    if (pdf_reference((Slice){at, (size_t)(end - at)}, &after))
        return after;
    int depth = 0;
    do {
        at = skip_space(at, end);
        const char *next = pdf_skip_token(at, end);
        if (*at == '[' || (next - at == 2 && *at == '<'))
            depth++;
        else if (*at == ']' || (next - at == 2 && *at == '>'))
            depth--;
        at = next;
    } while (depth > 0 && at < end);
    return at;
}

bool pdf_next_entry(Slice dictionary, const char **at, Slice *key, Slice *value)
{
    const char *end = dictionary.at + dictionary.len;
    if (!*at) {
        if (dictionary.len < 4 || memcmp(dictionary.at, "<<", 2) != 0)
            return false;
        *at = dictionary.at + 2;
    }
    const char *name = skip_space(*at, end);
    if (name >= end || *name != '/')
        return false;
    const char *name_end = pdf_skip_token(name, end), *begin = skip_space(name_end, end);
    *at = pdf_skip_value(begin, end);
    *key = (Slice){name, (size_t)(name_end - name)};
    *value = (Slice){begin, (size_t)(*at - begin)};
    return true;
}

Slice pdf_get(Slice dictionary, const char *name)
{
    Slice key, value;
    size_t len = strlen(name);
    for (const char *at = NULL; pdf_next_entry(dictionary, &at, &key, &value);)
        if (key.len == len && !memcmp(key.at, name, len))
            return value;
    return (Slice){0};
}

/* The stream that follows a dictionary: from its keyword, as long as Length says. */
static Slice find_stream(const PdfSource *source, Slice dictionary, const char *end)
{
    const char *at = skip_space(dictionary.at + dictionary.len, end);
    Slice length = pdf_get(dictionary, "/Length");
    if (end - at < 8 || memcmp(at, "stream", 6) != 0 || !length.at)
        return (Slice){0};
    at += at[6] == '\r' ? 8 : 7;
    int number = pdf_reference(length, NULL);
    if (number)
        length = number < source->count ? source->objects[number].value : (Slice){0};
    long long len;
    if (!length.at || !read_number(length.at, length.at + length.len, &len) || len > end - at)
        return (Slice){0};
    return (Slice){at, (size_t)len};
}

/* The value of the object whose "N 0 obj" stands at `offset`. */
static Slice find_value(const char *bytes, size_t len, size_t offset)
{
    const char *end = bytes + len, *at = bytes + offset;
    long long number;
    for (int i = 0; i < 2; i++)
        if (!(at = read_number(skip_space(at, end), end, &number)))
            return (Slice){0};
    at = skip_space(at, end);
    if (end - at < 3 || memcmp(at, "obj", 3) != 0)
        return (Slice){0};
    at = skip_space(at + 3, end);
    return (Slice){at, (size_t)(pdf_skip_value(at, end) - at)};
}

/* Where the table begins: the number in the last lines. */
static const char *find_table(const char *bytes, size_t len)
{
    const char *end = bytes + len, *last = NULL;
    for (const char *at = end - (len < 64 ? len : 64); (at = memmem(at, (size_t)(end - at), "startxref", 9)); at += 9)
        last = at;
    long long offset;
    if (!last || !read_number(skip_space(last + 9, end), end, &offset) || offset >= (long long)len - 4)
        return NULL;
    return memcmp(bytes + offset, "xref", 4) == 0 ? bytes + offset + 4 : NULL;
}

static bool read_table(Arena *arena, const char *bytes, size_t len, const char *at, PdfSource *source)
{
    const char *end = bytes + len;
    long long first, count, offset, generation;
    if (!(at = read_number(skip_space(at, end), end, &first)) || !(at = read_number(skip_space(at, end), end, &count)))
        return false;
    if (first != 0 || count > (long long)len / 20 || !(source->objects = arena_array(arena, PdfObject, (size_t)count)))
        return false;
    source->count = (int)count;
    for (int i = 0; i < source->count; i++) {
        if (!(at = read_number(skip_space(at, end), end, &offset)) || !(at = read_number(skip_space(at, end), end, &generation)))
            return false;
        at = skip_space(at, end);
        if (at < end && *at++ == 'n' && offset < (long long)len)
            source->objects[i].value = find_value(bytes, len, (size_t)offset);
    }
    at = skip_space(at, end);
    if (end - at < 7 || memcmp(at, "trailer", 7) != 0)
        return false;
    at = skip_space(at + 7, end);
    source->root = pdf_reference(pdf_get((Slice){at, (size_t)(end - at)}, "/Root"), NULL);
    return source->root > 0 && source->root < source->count;
}

bool pdf_read(Arena *arena, const char *bytes, size_t len, PdfSource *source)
{
    const char *table = find_table(bytes, len);
    if (!table || !read_table(arena, bytes, len, table, source))
        return false;
    for (int i = 0; i < source->count; i++)
        if (source->objects[i].value.at)
            source->objects[i].stream = find_stream(source, source->objects[i].value, bytes + len);
    return true;
}

Slice pdf_inflate(Arena *arena, const PdfObject *object)
{
    if (!object->stream.at || !pdf_get(object->value, "/Filter").at)
        return object->stream;
    struct libdeflate_decompressor *decompressor = libdeflate_alloc_decompressor();
    enum libdeflate_result result = LIBDEFLATE_INSUFFICIENT_SPACE;
    char *bytes = NULL;
    size_t len = 0;
    for (size_t times = 8; decompressor && result == LIBDEFLATE_INSUFFICIENT_SPACE && times <= RATIO_MAX; times *= 4) {
        size_t room = object->stream.len * times + 64;
        if (!(bytes = arena_alloc(arena, room)))
            break;
        result = libdeflate_zlib_decompress(decompressor, object->stream.at, object->stream.len, bytes, room, &len);
    }
    libdeflate_free_decompressor(decompressor);
    return bytes && result == LIBDEFLATE_SUCCESS ? (Slice){bytes, len} : (Slice){0};
}
