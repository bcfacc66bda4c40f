/* spelled.c: amounts in words, read back.
 *
 * Written by hand they are misspelt, run together ("duapuluh") and in old spelling (milyar): all that is read. What matters is the number they say, and, when it is
 * not the one in digits, which word is wrong: the words are aligned with those that the digits would have. */
#include <ctype.h>
#include <string.h>

#include "check/model.h"

typedef enum { DIGIT, TEEN /* sepuluh, sebelas */, BELAS, PULUH, RATUS, SERATUS, RIBU, SERIBU, SCALE, SE, KOMA, MINUS, SILENT } Kind;

typedef struct Word {
    const char *name, *standard; /* as it may be written; as it should */
    Kind kind;
    const char *value;
} Word;

static const Word WORDS[] = {
    {"nol", "nol", DIGIT, "0"},
    {"kosong", "nol", DIGIT, "0"},
    {"satu", "satu", DIGIT, "1"},
    {"dua", "dua", DIGIT, "2"},
    {"tiga", "tiga", DIGIT, "3"},
    {"empat", "empat", DIGIT, "4"},
    {"lima", "lima", DIGIT, "5"},
    {"enam", "enam", DIGIT, "6"},
    {"tujuh", "tujuh", DIGIT, "7"},
    {"delapan", "delapan", DIGIT, "8"},
    {"sembilan", "sembilan", DIGIT, "9"},
    {"sepuluh", "sepuluh", TEEN, "10"},
    {"sebelas", "sebelas", TEEN, "11"},
    {"belas", "belas", BELAS, "10"},
    {"puluh", "puluh", PULUH, "10"},
    {"seratus", "seratus", SERATUS, "100"},
    {"ratus", "ratus", RATUS, "100"},
    {"seribu", "seribu", SERIBU, "1000"},
    {"ribu", "ribu", RIBU, "1000"},
    {"juta", "juta", SCALE, "1000000"},
    {"miliar", "miliar", SCALE, "1000000000"},
    {"milyar", "miliar", SCALE, "1000000000"},
    {"triliun", "triliun", SCALE, "1000000000000"},
    {"trilyun", "triliun", SCALE, "1000000000000"},
    {"kuadriliun", "kuadriliun", SCALE, "1000000000000000"},
    {"koma", "koma", KOMA, NULL},
    {"minus", "minus", MINUS, NULL},
    {"rupiah", "rupiah", SILENT, NULL},
    {"persen", "persen", SILENT, NULL},
    {"se", "se", SE, NULL},
};
enum { WORD_COUNT = sizeof WORDS / sizeof *WORDS, TOKENS_MAX = 80, WORD_MAX = 60 };

typedef struct Tokens {
    const Word *items[TOKENS_MAX];
    size_t count;
    const char *bad, *near;
} Tokens;

/* ---- words ---- */

static const Word *longest_prefix(const char *text)
{
    const Word *best = NULL;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        size_t n = strlen(WORDS[i].name);
        if (strncmp(text, WORDS[i].name, n) == 0 && (!best || n > strlen(best->name)))
            best = &WORDS[i];
    }
    return best;
}

/* Cuts a word into known ones; false, with nothing added, when letters are left over. */
static bool add_parts(Tokens *tokens, const char *word)
{
    size_t before = tokens->count;
    while (*word) {
        const Word *part = longest_prefix(word);
        if (!part || tokens->count == TOKENS_MAX) {
            tokens->count = before;
            return false;
        }
        tokens->items[tokens->count++] = part;
        word += strlen(part->name);
    }
    return true;
}

static const Word *nearest(Check *c, const char *word)
{
    const Word *best = NULL;
    int least = strlen(word) >= 6 ? 2 : 1;
    for (size_t i = 0; i < WORD_COUNT; i++) {
        int d = strlen(WORDS[i].name) > 2 ? name_distance(c, word, WORDS[i].name, least) : least + 1;
        if (d <= least && (!best || d < least)) {
            best = &WORDS[i];
            least = d;
        }
    }
    return best;
}

static void add_word(Check *c, Tokens *tokens, const char *word)
{
    if (add_parts(tokens, word))
        return;
    const Word *near = strlen(word) >= 4 ? nearest(c, word) : NULL;
    if (near && tokens->count < TOKENS_MAX) {
        tokens->items[tokens->count++] = near;
    } else if (!tokens->bad) {
        tokens->bad = arena_strdup(c->scratch, word);
        tokens->near = near ? near->name : NULL;
    }
}

/* Letters make words; all else parts them. */
static void split(Check *c, Tokens *tokens, const char *text)
{
    char word[WORD_MAX + 1];
    size_t n = 0;
    for (;; text++) {
        if (isalpha((unsigned char)*text)) {
            if (n < WORD_MAX)
                word[n++] = (char)tolower((unsigned char)*text);
            continue;
        }
        word[n] = '\0';
        if (n)
            add_word(c, tokens, word);
        n = 0;
        if (!*text)
            return;
    }
}

bool spelled_is_word(Check *c, const char *text, size_t len)
{
    Tokens tokens = {0};
    char word[WORD_MAX + 1];
    (void)c;
    if (!len || len > WORD_MAX)
        return false;
    for (size_t i = 0; i < len; i++)
        word[i] = (char)tolower((unsigned char)text[i]);
    word[len] = '\0';
    return add_parts(&tokens, word) && tokens.items[0]->kind != SILENT && !(tokens.count == 1 && tokens.items[0]->kind == SE);
}

/* ---- the number ---- */

/* Up to 10^18, which long long holds with room. */
typedef struct Sum {
    long long total, section, digit;
    bool has_digit, overflow;
} Sum;

enum { SECTION_MAX = 1000000 };

static void close_digit(Sum *s, long long times)
{
    s->section += times * (s->has_digit ? s->digit : 1);
    s->has_digit = false;
    if (s->section > SECTION_MAX)
        s->overflow = true;
}

static void close_section(Sum *s, long long times)
{
    if (s->has_digit)
        close_digit(s, 1);
    if (s->section > 1000000000000000000LL / times)
        s->overflow = true;
    else
        s->total += (s->section || s->total ? s->section : 1) * times;
    s->section = 0;
    if (s->total > 1000000000000000000LL)
        s->overflow = true;
}

static long long whole(const char *text)
{
    long long n = 0;
    for (; *text; text++)
        n = n * 10 + (*text - '0');
    return n;
}

/* False when the words make no number: two digits after one another. */
static bool add_token(Sum *s, const Word *word)
{
    switch (word->kind) {
    case DIGIT:
        if (s->has_digit)
            return false;
        s->digit = whole(word->value);
        s->has_digit = true;
        return true;
    case BELAS:
        if (s->has_digit)
            s->section += s->digit;
        s->has_digit = false;
        s->section += 10;
        return true;
    case PULUH:
    case RATUS:
        close_digit(s, whole(word->value));
        return true;
    case TEEN:
    case SERATUS:
        if (s->has_digit)
            return false;
        s->section += whole(word->value);
        return true;
    case SERIBU:
        if (s->has_digit || s->section)
            return false;
        s->total += 1000;
        return true;
    case RIBU:
    case SCALE:
        close_section(s, whole(word->value));
        return true;
    default:
        return true;
    }
}

/* Decimals after "koma", digit by digit. */
static const char *decimals(Check *c, const Tokens *tokens, size_t from)
{
    Buffer out = buffer_in(c->scratch);
    for (size_t i = from; i < tokens->count; i++)
        if (tokens->items[i]->kind == DIGIT)
            buffer_put(&out, tokens->items[i]->value);
    return buffer_text(&out);
}

static const Number *value_of(Check *c, const Tokens *tokens)
{
    Sum sum = {0};
    bool negative = false, any = false;
    const char *after = "";
    for (size_t i = 0; i < tokens->count; i++) {
        if (tokens->items[i]->kind == KOMA) {
            after = decimals(c, tokens, i + 1);
            break;
        }
        negative |= tokens->items[i]->kind == MINUS;
        any |= tokens->items[i]->kind < SE;
        if (!add_token(&sum, tokens->items[i]))
            return NULL;
    }
    if (sum.has_digit)
        close_digit(&sum, 1);
    sum.total += sum.section;
    if (!any || sum.overflow || sum.total < 0)
        return NULL;
    const char *text = arena_printf(c->scratch, "%s%lld%s%s", negative ? "-" : "", sum.total, *after ? "." : "", after);
    return text ? number_parse(c->scratch, text) : NULL;
}

Spelled spelled_read(Check *c, const char *words)
{
    Tokens tokens = {0};
    split(c, &tokens, words);
    return (Spelled){.value = tokens.bad ? NULL : value_of(c, &tokens), .bad = tokens.bad, .bad_near = tokens.near};
}

/* ---- the word that is wrong ---- */

typedef struct Listed {
    const char *items[TOKENS_MAX];
    size_t count;
} Listed;

/* Words as they should be written, without "rupiah"; "se ratus" joined. */
static Listed standard(Check *c, const char *text)
{
    Tokens tokens = {0};
    Listed out = {0};
    split(c, &tokens, text);
    for (size_t i = 0; i < tokens.count; i++) {
        const Word *word = tokens.items[i];
        if (word->kind == SILENT)
            continue;
        if (word->kind == SE && i + 1 < tokens.count && (tokens.items[i + 1]->kind == RATUS || tokens.items[i + 1]->kind == RIBU))
            out.items[out.count++] = tokens.items[++i]->kind == RATUS ? "seratus" : "seribu";
        else
            out.items[out.count++] = word->standard;
    }
    return out;
}

static bool same(const char *a, const char *b)
{
    return strcmp(a, b) == 0;
}

typedef unsigned char Costs[TOKENS_MAX + 1][TOKENS_MAX + 1];

/* cost[i][j]: changes that make a[i..] into b[j..]. */
static void align(const Listed *a, const Listed *b, Costs cost)
{
    for (size_t i = a->count + 1; i-- > 0;)
        for (size_t j = b->count + 1; j-- > 0;) {
            if (i == a->count || j == b->count) {
                cost[i][j] = (unsigned char)(a->count - i + b->count - j);
                continue;
            }
            int best = cost[i + 1][j + 1] + !same(a->items[i], b->items[j]);
            if (cost[i + 1][j] + 1 < best)
                best = cost[i + 1][j] + 1;
            if (cost[i][j + 1] + 1 < best)
                best = cost[i][j + 1] + 1;
            cost[i][j] = (unsigned char)best;
        }
}

static const char *before(Check *c, const Listed *list, size_t at)
{
    if (!at)
        return "";
    const char *text = at > 1 ? arena_printf(c->scratch, "%s %s", list->items[at - 2], list->items[at - 1]) : list->items[0];
    return text ? text : "";
}

const char *spelled_difference(Check *c, const char *words, const Number *value)
{
    const char *right = number_words(c->scratch, value, 4, ROUND_HALF_UP);
    if (!right)
        return NULL;
    Listed a = standard(c, words), b = standard(c, right);
    Costs cost;
    align(&a, &b, cost);
    for (size_t i = 0, j = 0; i < a.count || j < b.count;) {
        int here = cost[i][j];
        if (i < a.count && j < b.count && same(a.items[i], b.items[j])) {
            i++, j++;
            continue;
        }
        if (j < b.count && cost[i][j + 1] + 1 == here)
            return arena_printf(c->arena, i ? _("\"%s\" is missing after \"%s\"") : _("\"%s\" is missing at the beginning%s"), b.items[j],
                                before(c, &a, i));
        if (i < a.count && cost[i + 1][j] + 1 == here)
            return arena_printf(c->arena, i ? _("\"%s\" after \"%s\" is too much") : _("\"%s\" at the beginning%s is too much"), a.items[i],
                                before(c, &a, i));
        return arena_printf(c->arena, i ? _("\"%s\" stands where \"%s\" belongs, after \"%s\"") : _("\"%s\" stands where \"%s\" belongs%s"),
                            a.items[i], b.items[j], before(c, &a, i));
    }
    return NULL;
}
