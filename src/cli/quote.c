/* quote.c: a quoted line of a file made short enough for a terminal, round the figure that it is about. */
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "cli/cli.h"

enum { USUAL_COLUMNS = 80, FEWEST_COLUMNS = 40 };

int cli_columns(FILE *to)
{
    struct winsize size;
    if (!isatty(fileno(to)))
        return 0;
    int columns = ioctl(fileno(to), TIOCGWINSZ, &size) == 0 && size.ws_col ? size.ws_col : USUAL_COLUMNS;
    return columns < FEWEST_COLUMNS ? FEWEST_COLUMNS : columns;
}

static bool begins_character(char c)
{
    return ((unsigned char)c & 0xC0) != 0x80;
}

static int characters(const char *text)
{
    int n = 0;
    for (; *text; text++)
        n += begins_character(*text);
    return n;
}

/* Where the figure stands: as it is printed, or as files have it, "1.234,5" as 1234.5. The line's begin when it isn't there. */
static const char *figure_in(const char *line, const char *figure)
{
    char plain[64];
    size_t n = 0;
    const char *at = figure && *figure ? strstr(line, figure) : NULL;
    for (const char *p = figure ? figure : ""; *p && n + 1 < sizeof plain; p++)
        if (*p != '.')
            plain[n++] = *p == ',' ? '.' : *p;
    plain[n] = '\0';
    at = at || !n ? at : strstr(line, plain);
    return at ? at : line;
}

/* `count` characters back from `at`, not before `line`. */
static const char *back(const char *line, const char *at, int count)
{
    while (at > line && count > 0)
        count -= begins_character(*--at);
    return at;
}

static const char *onward(const char *at, int count)
{
    while (*at && (count > 0 || !begins_character(*at)))
        count -= begins_character(*at++);
    return at;
}

void cli_quote(FILE *to, const char *line, const char *figure, int columns)
{
    if (columns <= 0 || characters(line) <= columns) {
        fputs(line, to);
        return;
    }
    const char *at = figure_in(line, figure), *begin = back(line, at, columns / 3);
    const char *end = onward(begin, columns - 1 - (begin > line));
    if (!*end) /* the line's end: more of what stands before it */
        begin = back(line, line + strlen(line), columns - 1);
    fprintf(to, "%s%.*s%s", begin > line ? "…" : "", (int)(end - begin), begin, *end ? "…" : "");
}
