/* kind.c: what a word is, and where it may be divided besides its syllables. */
#include <ctype.h>
#include <pango/pango.h>
#include <string.h>
#include <strings.h>

#include "text/hyphen.h"
#include "text/utf8.h"
#include "text/word.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Letters, as far as a division is concerned: ASCII, and everything Latin beyond it. */
static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || ((unsigned char)c >= 0xC3 && (unsigned char)c <= 0xC9) ||
           ((unsigned char)c & 0xC0) == 0x80;
}

/* In any case of letters; most words are told from most entries by their first byte. */
static bool in_list(const char *const *list, const char *text, size_t len)
{
    enum { CASE = 0x20 };
    for (; len && *list; list++)
        if (((**list ^ *text) & ~CASE) == 0 && !strncasecmp(*list, text, len) && !(*list)[len])
            return true;
    return false;
}

static bool contains(const char *text, size_t len, const char *part)
{
    return memmem(text, len, part, strlen(part)) != NULL;
}

static bool is_address(const char *text, size_t len)
{
    return contains(text, len, "://") || contains(text, len, "www.") || memchr(text, '@', len);
}

/* A number, an amount, a code, a date: digits, and between them no run of letters longer than an abbreviation's. */
static bool is_figure(const char *text, size_t len)
{
    enum { LONGEST_FIGURE = 40, LONGEST_LETTERS = 4 };
    bool digit = false;
    size_t letters = 0;
    if (len > LONGEST_FIGURE || is_address(text, len))
        return false;
    for (size_t i = 0; i < len; i++) {
        digit |= is_digit(text[i]);
        letters = is_letter(text[i]) ? letters + 1 : 0;
        if (letters > LONGEST_LETTERS)
            return false;
    }
    return digit;
}

/* Bytes of opening brackets, quotes and signs at the front. */
static size_t leading(const char *text, size_t len)
{
    static const char *const MARKS[] = {"(", "[", "\"", "'", "<", ">", "+", "-", "\u2018", "\u201C", "\u2212", "\u2264", "\u2265", "\u00B1", NULL};
    size_t i = 0;
    for (bool more = true; more;) {
        more = false;
        for (const char *const *m = MARKS; *m && !more; m++)
            if (len - i >= strlen(*m) && !memcmp(text + i, *m, strlen(*m))) {
                i += strlen(*m);
                more = true;
            }
    }
    return i;
}

/* Length without closing punctuation; `dots` says whether full stops go too. */
static size_t without_trailing(const char *text, size_t len, bool dots)
{
    for (;;) {
        if (len && (strchr(")]\"',;:!?", text[len - 1]) || (dots && text[len - 1] == '.')))
            len--;
        else if (len > 3 && (!memcmp(text + len - 3, "\u201D", 3) || !memcmp(text + len - 3, "\u2019", 3)))
            len -= 3;
        else
            return len;
    }
}

/* Bytes of a day of a month, 1 to 31, at the front; 0 when none stands there. */
static size_t day_bytes(const char *text, size_t len)
{
    size_t n = 0;
    int day = 0;
    for (; n < len && n < 3 && is_digit(text[n]); n++)
        day = day * 10 + text[n] - '0';
    return n <= 2 && day >= 1 && day <= 31 && (n == 2 || *text != '0') ? n : 0;
}

/* "31", and the days of "10-12 Mei". */
static bool is_day(const char *text, size_t len)
{
    size_t n = day_bytes(text, len), dash = n < len && text[n] == '-' ? 1 : len - n > 3 && !memcmp(text + n, "\u2013", 3) ? 3 : 0;
    return n && (n == len || (dash && day_bytes(text + n + dash, len - n - dash) == len - n - dash));
}

/* The integer part of a plain Indonesian number ("1.234.567,89", "(12)", "86,11%", "80"): bytes up to its end; 0 when the text is not one. */
static size_t integer_part(const char *text, size_t len)
{
    size_t start = leading(text, len), i = start, group = 0;
    bool grouped = false;
    for (; i < len; i++) {
        if (is_digit(text[i])) {
            group++;
        } else if (text[i] == '.' && i + 1 < len && is_digit(text[i + 1])) {
            if (group > 3 || !group || (grouped && group != 3))
                return 0;
            grouped = true;
            group = 0;
        } else {
            break;
        }
    }
    if (i == start || (grouped && group != 3))
        return 0;
    size_t end = i;
    if (i < len && text[i] == ',')
        for (i++; i < len && (is_digit(text[i]) || text[i] == '-'); i++)
            ;
    while (i < len && strchr(")%.;", text[i]))
        i++;
    return i == len ? end : 0;
}

static uint16_t lexical(const char *text, size_t len)
{
    static const char *const LABELS[] = {"nomor", "no.",   "no",    "pasal",   "tabel",    "gambar", "grafik", "bagan", "bab",   "lampiran", "ayat",
                                         "huruf", "angka", "butir", "halaman", "hal.",     "hlm.",   "pukul",  "jilid", "edisi", "s.d.",     "s/d",
                                         "ke",    "rt",    "rw",    "gol.",    "formulir", "tw",     "tw.",    "tgl.",  NULL};
    static const char *const COUNTED[] = {"tahun",   "anggaran", "tanggal", "triwulan", "semester", "periode", "misi", "tujuan",
                                          "sasaran", "strategi", "tingkat", "golongan", "kelas",    "eselon",  NULL};
    static const char *const TITLES[] = {"drs.", "dra.", "dr.",  "drg.",  "drh.", "ir.",  "hj.",  "prof.", "kh.",  "k.h.", "tgk.", "ny.",
                                         "tn.",  "nn.",  "sdr.", "sdri.", "bpk.", "plt.", "plh.", "pj.",   "pjs.", "st.",  NULL};
    static const char *const CURRENCIES[] = {"rp", "rp.", "idr", "usd", "us$", "$", "\u20AC", NULL};
    static const char *const UNITS[] = {"%", "\u2030", "\u00B0C", "kg", "km", "cm", "mm", "m\u00B2", "km\u00B2", "ha", NULL};
    static const char *const MONTHS[] = {"januari", "februari", "maret",    "april", "mei", "juni", "juli", "agustus", "september",
                                         "oktober", "november", "desember", "jan",   "feb", "mar",  "apr",  "jun",     "jul",
                                         "agu",     "agt",      "sep",      "okt",   "nov", "des",  NULL};
    static const char *const NIPS[] = {"nip", "nip.", "nik", "nik.", NULL};
    static const char *const DASHES[] = {"\u2013", "\u2014", NULL};
    size_t start = leading(text, len), bare = without_trailing(text, len, false);
    const char *inner = text + start;
    size_t inner_len = bare > start ? bare - start : 0;
    uint16_t flags = 0;
    bool open = bare == len || text[len - 1] == ':'; /* a comma or bracket behind it parts it from what follows */
    flags |= open && in_list(LABELS, inner, inner_len) ? WORD_LABEL : 0;
    flags |= open && in_list(COUNTED, inner, inner_len) ? WORD_COUNTED : 0;
    flags |= open && in_list(TITLES, inner, inner_len) ? WORD_TITLE : 0;
    flags |= open && inner_len == 2 && isupper((unsigned char)inner[0]) && inner[1] == '.' ? WORD_TITLE : 0;
    flags |= open && in_list(CURRENCIES, inner, inner_len) ? WORD_CURRENCY : 0;
    flags |= open && in_list(NIPS, inner, inner_len) ? WORD_NIP : 0;
    bare = without_trailing(text, len, true);
    flags |= in_list(UNITS, text, bare) ? WORD_PERCENT : 0;
    flags |= in_list(MONTHS, text, bare) ? WORD_MONTH : 0;
    flags |= in_list(DASHES, text, len) ? WORD_DASH : 0;
    return flags;
}

uint16_t word_classify(const char *text, size_t len, size_t *digits)
{
    size_t start = leading(text, len), bare = without_trailing(text, len, true);
    const char *inner = text + start;
    size_t inner_len = bare > start ? bare - start : 0;
    *digits = 0;
    if (!len)
        return 0;
    uint16_t flags = lexical(text, len);
    if (is_figure(text, len)) {
        flags |= WORD_FIGURE;
        *digits = integer_part(text, len);
    }
    if (inner_len && is_digit(inner[0]))
        flags |= WORD_NUMERAL;
    if (is_day(text, len))
        flags |= WORD_DAY;
    if (inner_len && strspn(inner, "IVXLC") >= inner_len)
        flags |= WORD_ROMAN;
    if (inner_len == 1 && isalpha((unsigned char)inner[0]))
        flags |= WORD_LETTER;
    if (isupper((unsigned char)inner[0]))
        flags |= WORD_NAME;
    if (is_letter(text[0]))
        flags |= WORD_STARTS_LETTER;
    if (len > 2 && (text[len - 1] == '/' || text[len - 1] == '-') && is_letter(text[len - 2]) && is_letter(text[len - 3]))
        flags |= WORD_BREAK_AFTER;
    return flags;
}

/* ---- division ---- */

static void put(uint8_t *marks, size_t at, Joint joint)
{
    if (marks[at] == JOINT_NONE)
        marks[at] = (uint8_t)joint;
}

/* Addresses: behind a slash or "@", before a full stop, a question mark or the like. */
static void divide_address(const char *text, size_t len, uint8_t *marks)
{
    for (size_t i = 2; i + 2 < len; i++) {
        if ((text[i] == '/' || text[i] == '@') && text[i + 1] != '/')
            put(marks, i + 1, JOINT_URL);
        else if (strchr(".?&=_#%", text[i]) && !(text[i - 1] == '/' || text[i - 1] == '@'))
            put(marks, i, JOINT_URL);
        else if (text[i] == '-')
            put(marks, i + 1, JOINT_URL);
    }
}

/* Behind slashes, hyphens and dashes that join words: at least two letters stand on either side, or on one side of a slash. */
static bool divide_compound(const char *text, size_t len, uint8_t *marks)
{
    bool found = false;
    for (size_t i = 2; i + 2 < len; i++) {
        size_t n = text[i] == '/' || text[i] == '-' ? 1 : i + 4 < len && (!memcmp(text + i, "\u2013", 3) || !memcmp(text + i, "\u2014", 3)) ? 3 : 0;
        if (!n)
            continue;
        size_t next = i + n + (text[i + n] == '(');
        bool before = is_letter(text[i - 1]) && is_letter(text[i - 2]);
        bool after = next + 1 < len && is_letter(text[next]) && is_letter(text[next + 1]);
        if ((before && after) || (text[i] == '/' && (before || after))) {
            put(marks, i + n, JOINT_BREAK);
            found = true;
        }
    }
    return found;
}

/* Bytes of the letter at `text`; 0 when something else stands there. */
static size_t letter_bytes(const char *text)
{
    unsigned char c = (unsigned char)*text;
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ? 1 : c >= 0xC3 && c <= 0xC9 ? 2 : 0;
}

/* Syllables of every run of letters. Two letters alone on the next line ("kegagal-an") are right but poor. */
static void divide_words(const char *text, size_t len, bool compound, uint8_t *marks)
{
    bool allowed[3 * WORD_MAX_BYTES + 1];
    for (size_t i = 0; i < len;) {
        size_t n = 0;
        for (size_t letter; i + n < len && (letter = letter_bytes(text + i + n)) && i + n + letter <= len;)
            n += letter;
        if (n >= 4 && hyphen_word(text + i, n, allowed))
            for (size_t k = 1; k < n; k++)
                if (allowed[k])
                    put(marks, i + k, compound || n - k == 2 ? JOINT_POOR : JOINT_HYPHEN);
        i += n ? n : 1;
    }
}

/* Scripts without spaces break where Unicode says. */
static void divide_foreign(const char *text, size_t len, uint8_t *marks)
{
    long characters = g_utf8_strlen(text, (gssize)len);
    PangoLogAttr attrs[3 * WORD_MAX_BYTES + 1];
    pango_get_log_attrs(text, (int)len, 0, pango_language_from_string("id"), attrs, (int)characters + 1);
    const char *p = text;
    for (long i = 0; i < characters; i++, p = g_utf8_next_char(p))
        if (i && attrs[i].is_line_break)
            put(marks, (size_t)(p - text), JOINT_BREAK);
}

void word_divide(const char *text, size_t len, const WordLook *look, uint16_t flags, uint8_t *marks)
{
    bool foreign = false, soft = false, digit = false;
    for (size_t i = 0; i < len; i++) {
        foreign |= (unsigned char)text[i] >= 0xE3 || ((unsigned char)text[i] == 0xE0 && (unsigned char)text[i + 1] >= 0xB8);
        soft |= marks[i] == JOINT_HYPHEN;
        digit |= is_digit(text[i]);
    }
    if (flags & WORD_FIGURE) {
        memset(marks, JOINT_NONE, len);
        return;
    }
    if (is_address(text, len)) {
        divide_address(text, len, marks);
        return;
    }
    if (foreign) {
        divide_foreign(text, len, marks);
        return;
    }
    bool compound = divide_compound(text, len, marks);
    if (look->divide == DIVIDE_HYPHENS && look->indonesian && !soft && !digit)
        divide_words(text, len, compound, marks);
}
