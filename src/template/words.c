/* words.c: functions on text: capitals, lists of words, dates. */
#include <string.h>
#include <strings.h>

#include "template/call.h"

/* ---- capitals: ASCII, and the accented letters of Latin-1 in UTF-8, whatever the locale ---- */

static bool is_accented(const char *s, unsigned char first, unsigned char last)
{
    unsigned char second = (unsigned char)s[1];
    return (unsigned char)s[0] == 0xc3 && second >= first && second <= last && second != 0x97 && second != 0xb7;
}

static bool is_upper(const char *s)
{
    return (*s >= 'A' && *s <= 'Z') || is_accented(s, 0x80, 0x9e);
}

static bool is_lower(const char *s)
{
    return (*s >= 'a' && *s <= 'z') || is_accented(s, 0xa0, 0xbe);
}

static void raise_letter(char *s)
{
    if (!is_lower(s))
        return;
    if (*s >= 'a' && *s <= 'z')
        *s = (char)(*s - 'a' + 'A');
    else
        s[1] = (char)(s[1] - 0x20);
}

static void lower_letter(char *s)
{
    if (!is_upper(s))
        return;
    if (*s >= 'A' && *s <= 'Z')
        *s = (char)(*s - 'A' + 'a');
    else
        s[1] = (char)(s[1] + 0x20);
}

void fn_kapital(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    char *text = arena_strdup(c.arena, call_text(&c, 0));
    for (char *s = text; s && *s; s++)
        raise_letter(s);
    call_string(&c, text);
}

/* The first letter small, unless the first word is an abbreviation. */
void fn_awal_kecil(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    char *text = arena_strdup(c.arena, call_text(&c, 0));
    if (text && *text && !(is_upper(text) && is_upper(text + ((unsigned char)*text == 0xc3 ? 2 : 1))))
        lower_letter(text);
    call_string(&c, text);
}

static bool is_small_word(const char *word, size_t len)
{
    static const char *const small[] = {"dan",    "di",   "ke",    "dari",   "yang",   "untuk",    "pada",    "dengan",
                                        "dalam",  "oleh", "serta", "atau",   "bagi",   "terhadap", "tentang", "sebagai",
                                        "secara", "per",  "atas",  "antara", "kepada", "daripada", "bahwa",   "agar"};
    for (size_t i = 0; i < sizeof small / sizeof *small; i++)
        if (strlen(small[i]) == len && strncmp(small[i], word, len) == 0)
            return true;
    return false;
}

static bool has_lower(const char *s)
{
    for (; *s; s++)
        if (is_lower(s))
            return true;
    return false;
}

/* Every word with a capital but the small ones; text all in capitals is brought down first. */
void fn_judul(xmlXPathParserContextPtr ctxt, int nargs)
{
    static const char ends[] = " \t\r\n-/(\"";
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    char *text = arena_strdup(c.arena, call_text(&c, 0));
    if (text && !has_lower(text))
        for (char *s = text; *s; s++)
            lower_letter(s);
    bool first = true;
    for (char *s = text; s && *s;) {
        size_t len = strcspn(s, ends);
        if (len && (first || !is_small_word(s, len)))
            raise_letter(s);
        first = first && !len;
        s += len + strspn(s + len, ends);
    }
    call_string(&c, text);
}

/* ---- lists, presence ---- */

/* "a, b, dan c": nodes that are empty are left out. */
void fn_gabung(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 2, 3))
        return;
    Buffer out = buffer_in(c.arena);
    xmlNodeSetPtr set = call_set(&c, 0);
    const char *between = call_text(&c, 1), *last = nargs > 2 ? call_text(&c, 2) : between, *held = NULL;
    bool any = false;
    if (!set) {
        call_string(&c, call_text(&c, 0));
        return;
    }
    for (int i = 0; i <= set->nodeNr; i++) {
        const char *text = i < set->nodeNr ? call_node_text(&c, set->nodeTab[i]) : NULL;
        if (text && !text[strspn(text, " \t\r\n")])
            continue;
        if (held) {
            buffer_put(&out, !any ? "" : text ? between : last);
            buffer_put(&out, held);
            any = true;
        }
        held = text;
    }
    call_string(&c, out.failed ? NULL : buffer_text(&out));
}

/* Something to print: neither empty nor unknown. */
void fn_ada(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    const char *text = call_text(&c, 0);
    text += strspn(text, " \t\r\n");
    call_boolean(&c, *text && strcmp(text, "?") != 0);
}

/* ---- units, ends of sentences ---- */

/* Units that only say what kind of figure it is: nobody writes "indeks 3,5 indeks". */
static bool is_silent_unit(const char *unit)
{
    static const char *const silent[] = {"nilai", "indeks", "skor", "poin", "angka", "predikat", "kategori", "opini", "level", "kelas"};
    for (size_t i = 0; i < sizeof silent / sizeof *silent; i++)
        if (strcasecmp(unit, silent[i]) == 0)
            return true;
    return false;
}

/* A figure already printed, with its unit: "86,11 %", "12 dokumen". One that is not there stays without. */
void fn_nilai(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 2, 2))
        return;
    const Figures *figures = &c.e->figures;
    const char *text = call_text(&c, 0), *unit = call_text(&c, 1);
    text = !*text ? figures->empty : strcmp(text, "?") == 0 ? figures->unknown : text;
    bool bare = strcmp(text, figures->empty) == 0 || strcmp(text, figures->unknown) == 0 || is_silent_unit(unit);
    char *copy = arena_strdup(c.arena, bare ? "" : unit);
    if (copy && is_upper(copy) && !is_upper(copy + 1))
        lower_letter(copy);
    call_string(&c, copy ? arena_printf(c.arena, "%s%s%s", text, *copy ? "\u00a0" : "", copy) : NULL);
}

/* Without blanks round it, and without a full stop, comma or semicolon at its end. */
void fn_tanpa_titik(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    const char *text = call_text(&c, 0);
    text += strspn(text, " \t\r\n");
    size_t len = strlen(text);
    while (len && strchr(" \t\r\n.,;", text[len - 1]))
        len--;
    call_string(&c, arena_strndup(c.arena, text, len));
}

/* ---- dates ---- */

/* An ISO date; empty and unknown ones are printed as such. False: the call has ended. */
static bool date_argument(Call *c, Date *date)
{
    const char *text = call_text(c, 0);
    if (date_parse(text, date))
        return true;
    if (!*text || strcmp(text, "?") == 0)
        call_string(c, *text ? c->e->figures.unknown : c->e->figures.empty);
    else
        call_error(c, "T114", _("%s() got \"%.60s\", which is not a date; dates are written 2024-01-31"), c->name, text);
    return false;
}

void fn_tanggal(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    Date date;
    if (call_begin(&c, ctxt, nargs, 1, 1) && date_argument(&c, &date))
        call_string(&c, date_format(c.arena, date));
}

/* The month of a date, or of a number from 1 to 12. */
void fn_bulan(xmlXPathParserContextPtr ctxt, int nargs)
{
    Call c;
    Date date = {0};
    int month;
    if (!call_begin(&c, ctxt, nargs, 1, 1))
        return;
    if (strlen(call_text(&c, 0)) <= 2 && *call_text(&c, 0) && strcmp(call_text(&c, 0), "?") != 0) {
        if (call_int(&c, 0, 1, 12, 1, &month))
            call_string(&c, date_month_name(month));
        return;
    }
    if (!date_argument(&c, &date))
        return;
    if (date.month)
        call_string(&c, date_month_name(date.month));
    else
        call_error(&c, "T114", _("bulan() needs a date with a month, not \"%.60s\""), call_text(&c, 0));
}
