/* marks.c: which mark a straight quote or a hyphen stands for.
 *
 * A quote is told from its neighbours and from what is open; runs (bold, a link) don't matter, because the row is seen as one text. For a hyphen everything must speak for a
 * range: two plain numbers, the second larger, alone between blanks, and no word before them that announces a number of another kind. */
#include "document/marks.h"

#include <string.h>
#include <strings.h>

#include "base/buffer.h"

const char *const MARK_TEXT[MARK_COUNT] = {NULL, "\u201C", "\u201D", "\u2018", "\u2019", "\u2013", ""};

typedef struct Row {
    const char *text;
    size_t len;
    uint8_t *marks;
    bool open, single;  /* a double, a single quotation is open */
    size_t last_single; /* behind the last mark that may close a single one; 0: none */
} Row;

/* What a neighbour is. */
typedef enum { EDGE, OPENING, JOINING, CLOSING, DIGIT, LETTER } Side;

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_quote(char c)
{
    return c == '"' || c == '\'';
}

static const struct {
    const char *text;
    Side side;
} WIDE[] = {{"\u00A0", EDGE},    {"\u2009", EDGE},    {"\u202F", EDGE},    {"\u201C", OPENING}, {"\u2018", OPENING}, {"\u00AB", OPENING},
            {"\u2013", JOINING}, {"\u2014", JOINING}, {"\u201D", CLOSING}, {"\u2019", CLOSING}, {"\u00BB", CLOSING}, {"\u2026", CLOSING}};

static Side side_of(const char *at, size_t len)
{
    if (len == 1 && *at) {
        bool blank = *at == ' ' || *at == '\n' || *at == '\t' || *at == '\r';
        return blank                        ? EDGE
               : is_digit(*at)              ? DIGIT
               : strchr("([{<=", *at)       ? OPENING
               : strchr("-/", *at)          ? JOINING
               : strchr(")]}>.,;:!?%", *at) ? CLOSING
                                            : LETTER;
    }
    for (size_t i = 0; i < sizeof WIDE / sizeof *WIDE; i++)
        if (strlen(WIDE[i].text) == len && memcmp(at, WIDE[i].text, len) == 0)
            return WIDE[i].side;
    return LETTER;
}

static bool continues(char c)
{
    return ((unsigned char)c & 0xC0) == 0x80;
}

/* The neighbour before byte `i`. A straight quote is what it was found to be. */
static Side before(const Row *row, size_t i)
{
    if (!i)
        return EDGE;
    size_t start = i - 1;
    while (start && i - start < 4 && continues(row->text[start]))
        start--;
    if (is_quote(row->text[start]))
        return row->marks[start] == MARK_OPEN || row->marks[start] == MARK_OPEN_SINGLE ? OPENING : CLOSING;
    return side_of(row->text + start, i - start);
}

/* The neighbour at byte `i`, behind a few more quotes. */
static Side after(const Row *row, size_t i)
{
    for (int quotes = 0; i < row->len && is_quote(row->text[i]) && quotes < 4; quotes++)
        i++;
    if (i >= row->len)
        return EDGE;
    size_t end = i + 1;
    while (end < row->len && end - i < 4 && continues(row->text[end]))
        end++;
    return side_of(row->text + i, end - i);
}

static bool is_word(Side side)
{
    return side == DIGIT || side == LETTER;
}

/* Does a quotation end before such a neighbour? */
static bool ends(Side side)
{
    return side == EDGE || side == CLOSING;
}

/* A quote within an address belongs to it. */
static bool in_address(const Row *row, size_t i)
{
    enum { FAR = 300 };
    size_t start = i;
    while (start && i - start < FAR && before(row, start) != EDGE)
        start--;
    return memmem(row->text + start, i - start, "://", 3) || memmem(row->text + start, i - start, "www.", 4);
}

/* ---- quotes ---- */

static Mark double_mark(const Row *row, Side left, Side right)
{
    if (left == EDGE || left == OPENING || left == JOINING) {
        if (ends(right) || left == JOINING)
            return row->open ? MARK_CLOSE : MARK_OPEN;
        return MARK_OPEN;
    }
    if (row->open)
        return MARK_CLOSE;
    return left == DIGIT ? MARK_AS_IT_IS : is_word(right) || right == OPENING ? MARK_OPEN : MARK_CLOSE;
}

static Mark single_mark(const Row *row, size_t i, Side left, Side right)
{
    bool closed_later = row->last_single > i + 1;
    if (left == EDGE || left == OPENING || left == JOINING) {
        if (ends(right))
            return row->single ? MARK_CLOSE_SINGLE : closed_later ? MARK_OPEN_SINGLE : MARK_AS_IT_IS;
        return closed_later ? MARK_OPEN_SINGLE : MARK_CLOSE_SINGLE; /* the second: '45, 'kan */
    }
    if (left == CLOSING && is_word(right) && !row->single && closed_later)
        return MARK_OPEN_SINGLE;
    if (left == DIGIT && (right == DIGIT || !row->single) && right != LETTER)
        return MARK_AS_IT_IS;
    return MARK_CLOSE_SINGLE;
}

static void put_quote(Row *row, size_t i)
{
    Side left = before(row, i), right = after(row, i + 1);
    bool single = row->text[i] == '\'';
    if (left != EDGE && left != OPENING && !ends(right) && in_address(row, i))
        return;
    Mark mark = single ? single_mark(row, i, left, right) : double_mark(row, left, right);
    row->marks[i] = (uint8_t)mark;
    if (mark == MARK_OPEN_SINGLE)
        row->single = true;
    else if (mark == MARK_CLOSE_SINGLE && !is_word(right))
        row->single = false;
    if (mark == MARK_OPEN || mark == MARK_CLOSE) {
        row->open = mark == MARK_OPEN;
        row->single = row->single && row->open;
    }
}

/* Marks that were typed as they are printed count. */
static void see_typed(Row *row, size_t i)
{
    if (row->len - i < MARK_BYTES || memcmp(row->text + i, "\xE2\x80", 2) != 0)
        return;
    if (memcmp(row->text + i, MARK_TEXT[MARK_OPEN], MARK_BYTES) == 0)
        row->open = true;
    else if (memcmp(row->text + i, MARK_TEXT[MARK_CLOSE], MARK_BYTES) == 0)
        row->open = row->single = false;
}

static size_t find_last_single(const Row *row)
{
    for (size_t i = row->len; i-- > 0;)
        if (row->text[i] == '\'' && is_word(before(row, i)) + (before(row, i) == CLOSING) && ends(after(row, i + 1)))
            return i + 1;
    return 0;
}

/* ---- dashes ---- */

/* A plain number: "12", "1.250", "0,5", "85,25%", a year. */
typedef struct Number {
    const char *text;
    size_t len, whole; /* without "%"; bytes before the decimal comma */
    bool percent, year, clock;
} Number;

static bool read_number(const char *text, size_t len, Number *n)
{
    *n = (Number){.text = text, .percent = len && text[len - 1] == '%'};
    n->len = len - n->percent;
    const char *comma = memchr(text, ',', n->len);
    n->whole = comma ? (size_t)(comma - text) : n->len;
    for (size_t i = n->whole + 1; i < n->len; i++)
        if (!is_digit(text[i]))
            return false;
    if (!n->whole || n->whole + 1 == n->len)
        return false;
    n->clock = len == 5 && text[2] == '.' && strspn(text, "0123456789") == 2 && is_digit(text[3]) && is_digit(text[4]);
    n->year = len == 4 && strspn(text, "0123456789") >= 4 && (memcmp(text, "19", 2) == 0 || memcmp(text, "20", 2) == 0);
    if (n->clock || n->year)
        return true;
    size_t first = strspn(text, "0123456789");
    if (first > n->whole || first > 3 || (*text == '0' && n->whole > 1) || (n->whole - first) % 4)
        return false;
    for (size_t i = first; i < n->whole; i += 4)
        if (text[i] != '.' || !is_digit(text[i + 1]) || !is_digit(text[i + 2]) || !is_digit(text[i + 3]))
            return false;
    return true;
}

/* Of the digits; the decimals of two numbers that are equal before the comma compare as text. */
static bool is_less(const Number *a, const Number *b)
{
    if (a->whole != b->whole)
        return a->whole < b->whole;
    int order = memcmp(a->text, b->text, a->whole);
    if (order)
        return order < 0;
    size_t common = a->len < b->len ? a->len : b->len;
    order = memcmp(a->text, b->text, common);
    return order ? order < 0 : a->len < b->len;
}

static bool in_list(const char *const *list, const char *text, size_t len)
{
    for (; *list; list++)
        if (strlen(*list) == len && strncasecmp(*list, text, len) == 0)
            return true;
    return false;
}

/* The word before byte `*at`, without marks around it; `*at` moves to its beginning. False at the row's beginning. */
static bool word_before(const Row *row, size_t *at, const char **word, size_t *len)
{
    enum { LONGEST = 24, GAP = 8 };
    size_t end = *at, start;
    while (end && *at - end < GAP && !is_word(before(row, end)))
        end--;
    for (start = end; start && end - start < LONGEST && is_word(before(row, start));)
        start--;
    *word = row->text + start;
    *len = end - start;
    *at = start;
    return end > start;
}

/* May what stands before a pair of numbers announce a range? Two words are looked at, before a pair of years one. */
static bool announces_range(const Row *row, size_t at, const Number *number)
{
    static const char *const OTHERS[] = {"nomor",    "nomer",    "no",       "nip",   "nik",       "npwp",   "nuptk", "telepon",  "telp",
                                         "tel",      "tlp",      "fax",      "faks",  "faksimile", "hp",     "wa",    "whatsapp", "kode",
                                         "rekening", "rek",      "pos",      "isbn",  "issn",      "sni",    "iso",   "seri",     "versi",
                                         "tipe",     "model",    "id",       "tabel", "gambar",    "grafik", "bagan", "peta",     "foto",
                                         "lampiran", "formulir", "register", "surat", "sk",        NULL};
    static const char *const RANGES[] = {"pasal",  "ayat",    "butir", "angka",   "halaman", "hal",     "hlm",  "bab",
                                         "tahun",  "tanggal", "tgl",   "periode", "skor",    "nilai",   "usia", "umur",
                                         "antara", "rentang", "kelas", "misi",    "tujuan",  "sasaran", NULL};
    static const char *const CLOCKS[] = {"pukul", "jam", NULL};
    const char *word;
    size_t len;
    for (int i = 0; i < (number->year ? 1 : 2) && word_before(row, &at, &word, &len); i++) {
        if (number->clock)
            return in_list(CLOCKS, word, len);
        if (in_list(OTHERS, word, len) || (*word == '0' && len > 1) || *word == '+')
            return false;
        if (in_list(RANGES, word, len))
            return true;
    }
    return !number->clock;
}

/* Is the hyphen at `i` that of a range? */
static bool is_range(const Row *row, size_t i)
{
    enum { LONGEST = 24 };
    static const char digits[] = "0123456789.,%";
    size_t start = i, end = i + 1;
    while (start && i - start < LONGEST && strchr(digits, row->text[start - 1]))
        start--;
    while (end < row->len && end - i < LONGEST && row->text[end] && strchr(digits, row->text[end]))
        end++;
    Side right = end < row->len ? after(row, end) : EDGE;
    while (end > i + 1 && (row->text[end - 1] == '.' || row->text[end - 1] == ','))
        end--;
    Number from, to;
    if (!ends(right) || !read_number(row->text + start, i - start, &from) || !read_number(row->text + i + 1, end - i - 1, &to))
        return false;
    if (from.year != to.year || from.clock != to.clock || (from.percent && !to.percent) || !is_less(&from, &to))
        return false;
    size_t front = start >= 2 && memcmp(row->text + start - 2, "Rp", 2) == 0 ? start - 2 : start;
    Side left = before(row, front);
    return (left == EDGE || left == OPENING) && announces_range(row, front, &from);
}

static bool is_space(Side side, const char *text, size_t at)
{
    return side == EDGE && text[at] != '\n';
}

/* The hyphen, or the row of up to three, at `i`; returns how many were looked at. */
static size_t put_dash(Row *row, size_t i)
{
    size_t n = 1;
    while (i + n < row->len && row->text[i + n] == '-')
        n++;
    if (n > 3 || !i || i + n >= row->len)
        return n;
    if (is_space(before(row, i), row->text, i - 1) && is_space(after(row, i + n), row->text, i + n)) {
        memset(row->marks + i, MARK_DROPPED, n);
        row->marks[i] = MARK_DASH;
    } else if (n == 1 && (is_digit(row->text[i - 1]) || row->text[i - 1] == '%') && is_digit(row->text[i + 1]) && is_range(row, i)) {
        row->marks[i] = MARK_DASH;
    }
    return n;
}

/* ---- the face ---- */

bool marks_wanted(const char *text, size_t len)
{
    for (size_t i = 0; i < len; i++)
        if (is_quote(text[i]) || (text[i] == '-' && i + 1 < len &&
                                  (is_digit(text[i + 1]) || text[i + 1] == '-' || (unsigned char)text[i + 1] >= 0x80 || text[i + 1] == ' ')))
            return true;
    return false;
}

void marks_find(const char *text, size_t len, bool hyphens, uint8_t *marks)
{
    Row row = {.text = text, .len = len, .marks = marks};
    memset(marks, MARK_AS_IT_IS, len);
    row.last_single = find_last_single(&row);
    for (size_t i = 0; i < len;) {
        size_t n = 1;
        if (is_quote(text[i]))
            put_quote(&row, i);
        else if (text[i] == '-' && hyphens)
            n = put_dash(&row, i);
        else
            see_typed(&row, i);
        i += n;
    }
}

const char *marks_set(Arena *arena, const char *text)
{
    size_t len = strlen(text);
    if (!marks_wanted(text, len))
        return text;
    uint8_t *marks = arena_alloc(arena, len);
    Buffer out = buffer_in(arena);
    if (!marks)
        return NULL;
    marks_find(text, len, true, marks);
    for (size_t i = 0; i < len; i++)
        if (marks[i])
            buffer_put(&out, MARK_TEXT[marks[i]]);
        else
            buffer_put_char(&out, text[i]);
    return out.failed ? NULL : buffer_text(&out);
}
