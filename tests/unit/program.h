/* program.h: what the tests of the built program share: running commands, and reading what they leave. The tests run in the project's root. */
#ifndef LKIP_TEST_PROGRAM_H
#define LKIP_TEST_PROGRAM_H

#include <ctype.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/buffer.h"

#define LKIP TEST_BUILD "/lkip"

static Arena *arena;
static char folder[] = "/tmp/lkip-test-XXXXXX"; /* of this run; removed at its end */

typedef struct Result {
    int status; /* the exit status; 128 and the signal's number when it was killed */
    const char *out, *err;
} Result;

/* A whole file as text; NULL when there is none. */
static char *slurp(const char *path)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return NULL;
    Buffer text = buffer_in(arena);
    char bytes[65536];
    for (size_t n; (n = fread(bytes, 1, sizeof bytes, file)) > 0;)
        buffer_put_bytes(&text, bytes, n);
    fclose(file);
    return (char *)buffer_text(&text);
}

/* A name in the folder of this run. */
static const char *temporary(const char *name)
{
    return arena_printf(arena, "%s/%s", folder, name);
}

/* Runs a command line of sh. */
__attribute__((format(printf, 1, 2))) static Result run(const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *command = arena_vprintf(arena, format, args);
    va_end(args);
    const char *line = arena_printf(arena, "{ %s\n} > %s/stdout 2> %s/stderr < /dev/null", command, folder, folder);
    int status = system(line);
    return (Result){WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status), slurp(temporary("stdout")), slurp(temporary("stderr"))};
}

/* Runs a command that must succeed; its standard output. */
#define succeed(...) succeed_at(__FILE__, __LINE__, run(__VA_ARGS__))
static inline const char *succeed_at(const char *file, int line, Result r)
{
    if (r.status != 0) {
        print_error("%s\n", r.err);
        _fail(file, line);
    }
    return r.out;
}

/* The text must hold `part`. */
#define assert_has(text, part) assert_has_at(__FILE__, __LINE__, (text), (part))
static inline void assert_has_at(const char *file, int line, const char *text, const char *part)
{
    if (!strstr(text, part)) {
        print_error("\"%s\" is not in: %.2000s\n", part, text);
        _fail(file, line);
    }
}

/* The dash between two digits is the hyphen of a range, "2021-2026", as it is printed; every other dash counts. */
static inline bool is_range_dash(const char *text, size_t at, size_t len)
{
    return at && at + 3 < len && strncmp(text + at, "\u2013", 3) == 0 && strchr("0123456789%", text[at - 1]) && isdigit((unsigned char)text[at + 3]);
}

/* Text without what layout may change: blanks, hyphens, capitals. */
static inline const char *squeeze(const char *text, size_t len)
{
    static const char *const dropped[] = {"\u00a0", "\u00ad", "\u2009", "\u200b", "\u2010", "\u2011", "\u202f", "\u2060"};
    Buffer out = buffer_in(arena);
    for (size_t i = 0; i < len;) {
        size_t skip = (unsigned char)text[i] <= ' ' || text[i] == '-' ? 1 : is_range_dash(text, i, len) ? 3 : 0;
        for (size_t k = 0; !skip && k < sizeof dropped / sizeof *dropped; k++)
            if (strncmp(text + i, dropped[k], strlen(dropped[k])) == 0)
                skip = strlen(dropped[k]);
        if (!skip)
            buffer_put_char(&out, (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] + 'a' - 'A' : text[i]));
        i += skip ? skip : 1;
    }
    return buffer_text(&out);
}

/* Set-up and tear-down of a group of tests. */
static inline int begin_run(void **state)
{
    (void)state;
    arena = arena_new();
    return arena && mkdtemp(folder) ? 0 : -1;
}

static inline int end_run(void **state)
{
    (void)state;
    succeed("chmod -R u+w %s", folder);
    char *gone = arena_printf(arena, "rm -rf %s", folder);
    int status = system(gone);
    arena_drop(arena);
    return status;
}

#endif
