/* source.c: the bytes of a file, before any XML is seen in them. */
#include "data/parse.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

static bool read_all(int fd, char *text, size_t len, size_t *got)
{
    for (*got = 0; *got < len;) {
        ssize_t n = read(fd, text + *got, len - *got);
        if (n < 0 && errno != EINTR)
            return false;
        if (n == 0)
            break;
        if (n > 0)
            *got += (size_t)n;
    }
    return true;
}

static bool read_open(Arena *arena, Diags *diags, const char *path, int fd, Source *out)
{
    Place at = {path, 0};
    struct stat st;
    if (fstat(fd, &st) != 0)
        return diag_error(diags, at, "D003", _("the file can't be read: %s"), strerror(errno));
    if (!S_ISREG(st.st_mode))
        return diag_error(diags, at, "D003", "%s", _("this is not a file; expected an XML file"));
    if (st.st_size > DATA_MAX_BYTES)
        return diag_error(diags, at, "D004", _("the file is larger than %d MB; is it the right one?"), DATA_MAX_BYTES / 1024 / 1024);
    char *text = arena_alloc(arena, (size_t)st.st_size + 1);
    size_t len;
    if (!text)
        return diag_memory(diags);
    if (!read_all(fd, text, (size_t)st.st_size, &len))
        return diag_error(diags, at, "D003", _("the file can't be read: %s"), strerror(errno));
    *out = (Source){path, text, len};
    return true;
}

bool source_read(Arena *arena, Diags *diags, const char *path, Source *out)
{
    /* O_NONBLOCK: a pipe under this name must not make us wait. */
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    if (fd < 0 && errno == ENOENT)
        return diag_error(diags, (Place){path, 0}, "D002", "%s", _("the file is missing; check the folder and the file's name"));
    if (fd < 0)
        return diag_error(diags, (Place){path, 0}, "D003", _("the file can't be opened: %s"), strerror(errno));
    bool ok = read_open(arena, diags, path, fd, out);
    close(fd);
    return ok;
}

bool data_bytes(Arena *arena, Diags *diags, const char *path, const char **bytes, size_t *len)
{
    Source source;
    if (!source_read(arena, diags, path, &source))
        return false;
    *bytes = source.text;
    *len = source.len;
    return true;
}

/* ---- what it can't be ---- */

static const struct {
    const char *magic;
    size_t len;
    const char *what;
} foreign[] = {
    {"PK\3\4", 4, N_("a spreadsheet or word processor file (or a zip archive); save it as XML, or copy its figures into the XML file")},
    {"\xd0\xcf\x11\xe0", 4, N_("an old spreadsheet or word processor file; save it as XML, or copy its figures into the XML file")},
    {"%PDF", 4, N_("a PDF; write its figures into an XML file")},
    {"\xff\xfe", 2, N_("text in UTF-16; save it in the encoding UTF-8")},
    {"\xfe\xff", 2, N_("text in UTF-16; save it in the encoding UTF-8")},
    {"<\0", 2, N_("text in UTF-16; save it in the encoding UTF-8")},
    {"\0<", 2, N_("text in UTF-16; save it in the encoding UTF-8")},
};

static bool check_foreign(Diags *diags, const Source *s)
{
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (s->len >= foreign[i].len && memcmp(s->text, foreign[i].magic, foreign[i].len) == 0)
            return diag_error(diags, (Place){s->name, 1}, "D006", _("expected an XML file, but this is %s"), _(foreign[i].what));
    return true;
}

static const char *skip_blank(const char *p, const char *end)
{
    if (end - p >= 3 && memcmp(p, "\xef\xbb\xbf", 3) == 0)
        p += 3;
    while (p < end && (*p == ' ' || *p == '\t' || *p == '\r' || *p == '\n'))
        p++;
    return p;
}

static bool known_encoding(const char *name, size_t len)
{
    static const char *const known[] = {"UTF-8", "US-ASCII", "ISO-8859-1", "windows-1252"};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strlen(known[i]) == len && strncasecmp(name, known[i], len) == 0)
            return true;
    return false;
}

/* Only encodings that keep ASCII in its place: the checks of this file read bytes. */
static bool check_encoding(Diags *diags, const Source *s, const char *head)
{
    size_t left = (size_t)(s->text + s->len - head);
    const char *close = left > 5 && memcmp(head, "<?xml", 5) == 0 ? memmem(head, left, "?>", 2) : NULL;
    const char *at = close ? memmem(head, (size_t)(close - head), "encoding", 8) : NULL;
    if (!at)
        return true;
    const char *open = at + strcspn(at, "\"'?");
    if (*open == '?')
        return true;
    const char *name = open + 1;
    size_t len = strcspn(name, "\"'?");
    if (!known_encoding(name, len))
        return diag_error(diags, (Place){s->name, 1}, "D008",
                          _("the encoding \"%.*s\" is not supported; save the file as UTF-8 and write encoding=\"UTF-8\""),
                          (int)(len > 40 ? 40 : len), name);
    return true;
}

/* ---- a flood of attributes ---- */

/* Past a comment, a CDATA section or a processing instruction that begins at `p`; `p` itself when none does. */
static const char *skip_markup(const char *p, const char *end)
{
    static const char *const pairs[][2] = {{"<!--", "-->"}, {"<![CDATA[", "]]>"}, {"<?", "?>"}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++) {
        size_t n = strlen(pairs[i][0]);
        if ((size_t)(end - p) < n || memcmp(p, pairs[i][0], n) != 0)
            continue;
        const char *close = memmem(p + n, (size_t)(end - p) - n, pairs[i][1], strlen(pairs[i][1]));
        return close ? close + strlen(pairs[i][1]) : end;
    }
    return p;
}

/* To the end of the tag that begins at `p`, counting its attributes. */
static const char *skip_tag(const char *p, const char *end, int *attributes)
{
    char quote = 0;
    *attributes = 0;
    for (p++; p < end; p++) {
        if (quote) {
            if (*p == quote)
                quote = 0;
        } else if (*p == '"' || *p == '\'') {
            quote = *p;
        } else if (*p == '>' || *p == '<') {
            break;
        } else if (*p == '=') {
            ++*attributes;
        }
    }
    return p;
}

static long line_of(const Source *s, const char *at)
{
    long line = 1;
    for (const char *p = s->text; p < at && (p = memchr(p, '\n', (size_t)(at - p))); p++)
        line++;
    return line;
}

static bool check_attributes(Diags *diags, const Source *s)
{
    const char *end = s->text + s->len;
    for (const char *p = s->text; p < end && (p = memchr(p, '<', (size_t)(end - p)));) {
        const char *q = skip_markup(p, end);
        if (q != p) {
            p = q;
            continue;
        }
        int attributes;
        q = skip_tag(p, end, &attributes);
        if (attributes > DATA_MAX_ATTRIBUTES)
            return diag_error(diags, (Place){s->name, line_of(s, p)}, "D004",
                              _("an element has more than %d attributes; none of ours has, so part of the file must be broken"), DATA_MAX_ATTRIBUTES);
        p = q;
    }
    return true;
}

bool source_check(Diags *diags, const Source *s)
{
    const char *head = skip_blank(s->text, s->text + s->len);
    if (head == s->text + s->len)
        return diag_error(diags, (Place){s->name, 0}, "D005", "%s", _("the file is empty; expected XML"));
    if (!check_foreign(diags, s))
        return false;
    if (*head != '<')
        return diag_error(diags, (Place){s->name, line_of(s, head)}, "D006", "%s",
                          _("this is not XML: it begins with other text; an XML file begins with <"));
    return check_encoding(diags, s, head) && check_attributes(diags, s);
}

/* ---- UTF-8 ---- */

/* Length of the well-formed sequence at `p`, 0 when there is none. */
static size_t sequence_length(const unsigned char *p, const unsigned char *end)
{
    if (*p < 0x80)
        return 1;
    size_t n = *p >= 0xf0 && *p <= 0xf4 ? 4 : *p >= 0xe0 && *p <= 0xef ? 3 : *p >= 0xc2 && *p <= 0xdf ? 2 : 0;
    if (!n || (size_t)(end - p) < n)
        return 0;
    for (size_t i = 1; i < n; i++)
        if ((p[i] & 0xc0) != 0x80)
            return 0;
    return n;
}

long source_bad_utf8(const Source *s)
{
    const unsigned char *p = (const unsigned char *)s->text, *end = p + s->len;
    while (p < end) {
        size_t n = sequence_length(p, end);
        if (!n)
            return line_of(s, (const char *)p);
        p += n;
    }
    return 0;
}
