/* hyphen.c: Indonesian word division.
 *
 * Model: affixes are cut off from the outside to the inside (-nya, -lah; -kan, -an; di-, ke-, meng-, ber- ...), and every part is then divided into
 * syllables by itself. That alone settles most of what a plain syllable rule gets wrong: "ke-lu-rah-an", "sam-pai-kan" (ai is a diphthong at the end
 * of a part), "per-sa-ing-an" (and is not one before a closing consonant).
 *
 * Where the letters leave it open and no list decides (is "beri.." be-ri or ber-i, "mengo.." me-ngo or meng-o?) the place is not used: a place too
 * few costs a little space, a wrong one is read by everyone. Rejected: patterns learned from a word list (they know no affixes), and a
 * dictionary (Indonesian makes words faster than dictionaries take them in). */
#include "text/hyphen.h"

#include <string.h>

#include "text/hyphen_list.h"

enum { LONGEST = 48, SHORTEST = 5, SHORTEST_CAPITALS = 7 };

typedef struct Parts {
    char w[LONGEST + 4]; /* lower case */
    size_t len;
    bool cut[LONGEST + 4];   /* a part begins here */
    bool open[LONGEST + 4];  /* undecided: no division here */
    bool fixed[LONGEST + 4]; /* the part that begins here has its division already */
    bool *allowed;
} Parts;

static bool vowel(char c)
{
    return c && strchr("aeiou", c) != NULL;
}

static bool begins(const Parts *p, size_t from, size_t to, const char *with)
{
    size_t n = strlen(with);
    return to - from >= n && !memcmp(p->w + from, with, n);
}

static bool ends(const Parts *p, size_t from, size_t to, const char *with)
{
    size_t n = strlen(with);
    return to - from >= n && !memcmp(p->w + to - n, with, n);
}

static bool listed(const Parts *p, HyphenList list, size_t from, size_t to)
{
    return to > from && hyphen_listed(list, p->w + from, to - from);
}

/* Syllables of a stretch, near enough: groups of vowels, a diphthong counted once or twice does not matter here. */
static int syllables(const Parts *p, size_t from, size_t to)
{
    int n = 0;
    for (size_t i = from; i < to; i++)
        n += vowel(p->w[i]);
    return n;
}

/* ---- a part into syllables ---- */

/* Letters of the consonant at `i`: 2 for ng, ny, sy, kh. */
static size_t consonant(const Parts *p, size_t i, size_t to)
{
    static const char *const PAIRS[] = {"ng", "ny", "sy", "kh"};
    for (size_t k = 0; k < 4; k++)
        if (begins(p, i, to, PAIRS[k]))
            return 2;
    return 1;
}

/* Letters of the syllable's core at `i`: 2 for a diphthong. ai and au are one before a vowel, an open consonant and at the end (sau-da-ra, ni-lai), two syllables before
 * a consonant that closes (ba-ik, la-ut). ei and oi inside a part are rare and go both ways: they stay together. */
static size_t core(const Parts *p, size_t i, size_t to)
{
    static const char *const PAIRS[] = {"ai", "au", "ei", "oi"};
    size_t pair = 0;
    while (pair < 4 && !begins(p, i, to, PAIRS[pair]))
        pair++;
    if (pair == 4)
        return 1;
    size_t next = i + 2;
    if (pair >= 2 || next == to || vowel(p->w[next]))
        return 2;
    next += consonant(p, next, to);
    return next < to && vowel(p->w[next]) ? 2 : 1;
}

/* May a syllable begin with these consonants? */
static bool onset(const Parts *p, size_t from, size_t to)
{
    static const char *const GROUPS[] = {"pr", "tr", "kr", "br", "dr", "gr", "fr", "pl", "kl",  "bl",  "gl",  "fl",  "st",
                                         "sp", "sk", "sw", "sm", "sn", "kw", "tw", "dw", "str", "spr", "skr", "spl", "skl"};
    if (to - from <= consonant(p, from, to))
        return true;
    for (size_t i = 0; i < sizeof GROUPS / sizeof *GROUPS; i++)
        if (strlen(GROUPS[i]) == to - from && begins(p, from, to, GROUPS[i]))
            return true;
    return false;
}

/* Where the consonants [from, to) between two vowels of a part that ends at `end` divide: one goes over, two are split, of more the first stays (or
 * "ks", or all but an onset). */
static size_t parting(const Parts *p, size_t from, size_t to, size_t end)
{
    size_t starts[LONGEST], n = 0;
    for (size_t i = from; i < to; i += consonant(p, i, to))
        starts[n++] = i;
    for (size_t k = 0; k < n; k++)
        if (listed(p, LIST_ELEMENT, starts[k], end))
            return starts[k];
    if (n <= 1)
        return from;
    if (n == 2)
        return starts[1];
    for (size_t k = begins(p, from, to, "ks") ? 2 : 1; k < n; k++)
        if (onset(p, starts[k], to))
            return starts[k];
    return starts[n - 1];
}

static void divide_part(const Parts *p, size_t from, size_t to)
{
    size_t i = from;
    if (begins(p, from, to, "trans") && to - from > 6 && !vowel(p->w[from + 5])) {
        p->allowed[from + 5] = true;
        i = from = from + 5;
    }
    while (i < to && !vowel(p->w[i]))
        i++;
    while (i < to) {
        i += core(p, i, to);
        size_t next = i;
        while (next < to && !vowel(p->w[next]))
            next++;
        if (next >= to)
            return;
        size_t at = parting(p, i, next, to);
        p->allowed[at] = !p->open[at];
        i = next;
    }
}

/* ---- affixes ---- */

static void cut(Parts *p, size_t at)
{
    p->cut[at] = true;
}

/* A stem with a division of its own. */
static bool use_exception(Parts *p, size_t from, size_t to)
{
    const char *divided = hyphen_exception(p->w + from, to - from);
    if (!divided)
        return false;
    p->fixed[from] = true;
    for (size_t at = from; *divided; divided++) {
        if (*divided == '-')
            p->allowed[at] = true;
        else
            at++;
    }
    return true;
}

static bool is_verb(const Parts *p, size_t from, size_t to)
{
    return begins(p, from, to, "me") || begins(p, from, to, "di");
}

static bool is_noun(const Parts *p, size_t from, size_t to)
{
    return begins(p, from, to, "pe") || begins(p, from, to, "ke");
}

/* Is the stem in the list, with nothing or one prefix before it? */
static bool listed_behind(const Parts *p, HyphenList list, size_t from, size_t to)
{
    static const char *const BEFORE[] = {"", "ber", "ter", "per", "se", "ke", "pe", "me", "di", "mem", "pem", "men", "pen", "meng", "peng"};
    for (size_t i = 0; i < sizeof BEFORE / sizeof *BEFORE; i++)
        if (begins(p, from, to, BEFORE[i]) && listed(p, list, from + strlen(BEFORE[i]), to))
            return true;
    return false;
}

/* Leaves the last consonants of [.., vowel) before `at` undecided. */
static void leave_open(Parts *p, size_t stem, size_t at)
{
    while (at > stem && !vowel(p->w[at - 1]))
        p->open[--at] = true;
}

/* Two consonants before -an are the name's or the stem's own ("Sudirman", "pelanggan"), but for loans: per-film-an, peng-in-deks-an. */
static bool ends_in_two(const Parts *p, size_t from, size_t to)
{
    static const char *const LOANS[] = {"ks", "film"};
    for (size_t i = 0; i < sizeof LOANS / sizeof *LOANS; i++)
        if (ends(p, from, to, LOANS[i]))
            return false;
    return to - from > 2 && !vowel(p->w[to - 1]) && !vowel(p->w[to - 2]) && consonant(p, to - 2, to) == 1;
}

/* Cuts off -kan or -an; returns the new end. */
static size_t strip_an(Parts *p, size_t from, size_t to)
{
    size_t prefix = begins(p, from, to, "ber") || begins(p, from, to, "ter") ? 3 : 0;
    bool kan = ends(p, from, to, "kan") && to - from > 5, noun = is_noun(p, from + prefix, to);
    if (!ends(p, from, to, "an") || to - from < 5 || listed_behind(p, LIST_AN, from, to))
        return to;
    if (kan && !vowel(p->w[to - 4])) {
        cut(p, to - 3);
        return to - 3;
    }
    if (kan && !(noun && syllables(p, from, to) > 3) && !listed(p, LIST_K_END, from + prefix, to - 2)) {
        cut(p, to - 3);
        return to - 3;
    }
    if (ends_in_two(p, from, to - 2) || ends(p, from, to, "wan") || syllables(p, from + prefix, to) < 3)
        return to;
    if (is_verb(p, from, to) && !vowel(p->w[to - 3])) { /* no verb has -an; "dilapangan" is two words run together */
        leave_open(p, from, to - 2);
        return to;
    }
    cut(p, to - 2);
    return to - 2;
}

/* Cuts off -nya, -lah, -kah, -pun; returns the new end. "mengolah" and "himpun" only look so. */
static size_t strip_particle(Parts *p, size_t from, size_t to)
{
    static const char *const PARTICLES[] = {"nya", "lah", "kah", "pun"};
    bool stem = ((begins(p, from, to, "meng") || begins(p, from, to, "peng")) && to - from <= 8) || ends(p, from, to, "mpun");
    if (stem && !ends(p, from, to, "nya"))
        return to;
    for (size_t i = 0; i < 4; i++)
        if (ends(p, from, to, PARTICLES[i]) && to - from > 6) {
            cut(p, to - 3);
            return to - 3;
        }
    return to;
}

/* di-, ke-, se-: returns where the rest begins, `from` when nothing was cut. */
static size_t strip_short(Parts *p, size_t from, size_t to)
{
    static const char *const INNER[] = {"ber", "per", "ter", "mem", "men", "pem", "pen", "tidak", "sei"};
    if (to - from < 6 || !(begins(p, from, to, "di") || begins(p, from, to, "ke") || begins(p, from, to, "se")))
        return from;
    size_t rest = from + 2;
    bool found = hyphen_exception(p->w + rest, to - rest) || hyphen_begins_listed(LIST_CLUSTER, p->w + rest, to - rest) ||
                 (p->w[rest] == 'i' && p->w[rest - 1] == 'e');
    for (size_t i = 0; i < sizeof INNER / sizeof *INNER; i++)
        found |= begins(p, rest, to, INNER[i]) && to - rest > 4;
    if (found)
        cut(p, rest);
    return found ? rest : from;
}

/* meng- and peng- before a vowel: either the stem begins with it, or with a k that is gone. */
static size_t strip_meng(Parts *p, size_t from, size_t to)
{
    size_t rest = from + 4;
    bool with_i = ends(p, rest, to, "i");
    if (listed(p, LIST_VOWEL, rest, to) || (with_i && listed(p, LIST_VOWEL, rest, to - 1))) {
        cut(p, rest);
        return rest;
    }
    if (!listed(p, LIST_K, rest, to) && !(with_i && listed(p, LIST_K, rest, to - 1)))
        p->open[from + 2] = true;
    return from;
}

/* ber-, per-, ter-. */
static size_t strip_ber(Parts *p, size_t from, size_t to)
{
    size_t rest = from + 3;
    if (rest >= to)
        return from;
    bool with_i = ends(p, rest, to, "i");
    if (!vowel(p->w[rest]) || listed(p, LIST_VOWEL, rest, to) || (with_i && listed(p, LIST_VOWEL, rest, to - 1))) {
        cut(p, rest);
        return rest;
    }
    if (!listed(p, LIST_R, from + 2, to))
        p->open[from + 2] = true;
    return from;
}

/* Words that stand before another as a prefix does and end in a consonant: ke-ti-dak-a-dil-an, an-tar-in-stan-si; non-ak-tif, sub-u-nit before known stems. */
static size_t strip_word(Parts *p, size_t from, size_t to)
{
    static const char *const WORDS[] = {"tidak", "antar"};
    if ((begins(p, from, to, "non") || begins(p, from, to, "sub")) && listed(p, LIST_VOWEL, from + 3, to)) {
        cut(p, from + 3);
        return from + 3;
    }
    for (size_t i = 0; i < 2; i++)
        if (begins(p, from, to, WORDS[i]) && to - from > 7) {
            cut(p, from + 5);
            return from + 5;
        }
    return from;
}

/* One prefix; returns where the rest begins, `from` when there is none or the rest needs no look of its own. */
static size_t strip_prefix(Parts *p, size_t from, size_t to)
{
    size_t rest = strip_short(p, from, to);
    if (rest > from || to - from < 6)
        return rest;
    if ((rest = strip_word(p, from, to)) > from)
        return rest;
    if ((begins(p, from, to, "meng") || begins(p, from, to, "peng")) && vowel(p->w[from + 4]))
        return strip_meng(p, from, to);
    if ((begins(p, from, to, "bel") || begins(p, from, to, "pel")) && begins(p, from + 3, to, "ajar")) {
        cut(p, from + 3);
        return from + 3;
    }
    if (begins(p, from, to, "ber") || begins(p, from, to, "per") || begins(p, from, to, "ter"))
        return strip_ber(p, from, to);
    bool nasal = begins(p, from, to, "mem") || begins(p, from, to, "pem") || begins(p, from, to, "men") || begins(p, from, to, "pen");
    if (nasal && !vowel(p->w[from + 3]) && consonant(p, from + 2, to) == 1) {
        cut(p, from + 3);
        return from + 3;
    }
    return from;
}

/* A verb's suffix -i is not left alone and takes the stem's consonant from its syllable: nothing is divided there. Stems in -i, and loans in -si, are. */
static void guard_i(Parts *p, size_t stem, size_t to)
{
    if (p->w[to - 1] != 'i' || to - stem < 3 || vowel(p->w[to - 2]) || listed_behind(p, LIST_I, stem, to))
        return;
    bool loan = ends(p, stem, to, "si") && syllables(p, stem, to) > 2 && !listed_behind(p, LIST_SI, stem, to - 1);
    if (!loan)
        leave_open(p, stem, to - 1);
}

static void analyse(Parts *p)
{
    enum { MOST_PREFIXES = 4 };
    size_t from = 0, to = p->len;
    if (use_exception(p, from, to))
        return;
    to = strip_particle(p, from, to);
    bool verb = is_verb(p, from, to) || begins(p, from, to, "ter");
    if (use_exception(p, from, to))
        return;
    size_t end = strip_an(p, from, to);
    bool suffixed = end < to;
    to = end;
    for (int n = 0; n < MOST_PREFIXES && !use_exception(p, from, to); n++) {
        size_t rest = strip_prefix(p, from, to);
        if (rest == from)
            break;
        from = rest;
    }
    if (verb && !suffixed && !p->fixed[from])
        guard_i(p, from, to);
}

/* ---- the word ---- */

/* Letters that Indonesian does not put together, anywhere or at the end of a word. */
static bool looks_foreign(const Parts *p)
{
    static const char *const NEVER[] = {"q",  "x",  "ck", "ph", "th", "sh", "wh",  "ll",  "pp", "tt",
                                        "ff", "dd", "cc", "zz", "ct", "ou", "tio", "bsc", NULL};
    static const char *const LAST[] = {"nt", "st", "ld", "nd", "rt",   "rd",  "ft",  "sk", "mp", "ds", "ts", "ns",
                                       "ms", "gs", "ls", "ed", "tive", "ble", "ple", "ce", "ge", "sm", "rk", NULL};
    for (const char *const *s = NEVER; *s; s++)
        if (strstr(p->w, *s))
            return true;
    for (const char *const *s = LAST; *s; s++)
        if (ends(p, 0, p->len, *s))
            return true;
    for (size_t i = 0; i < p->len; i++)
        if ((strchr("ywcj", p->w[i]) && !(i + 1 < p->len && vowel(p->w[i + 1])) && !begins(p, i - (i > 0), p->len, "syh") &&
             !begins(p, i - (i > 0), p->len, "syr")) ||
            (i && p->w[i] == 'h' && p->w[i - 1] == 'g' && (i < 2 || p->w[i - 2] != 'n')) || (i > 2 && p->w[i] == 'e' && p->w[i - 1] == 'e'))
            return true;
    return hyphen_listed(LIST_FOREIGN, p->w, p->len);
}

/* Copies the word in lower case; false when it is no word to divide. */
static bool take_word(Parts *p, const char *word, size_t len)
{
    size_t capitals = 0;
    for (size_t i = 0; i < len; i++) {
        char c = word[i];
        bool capital = c >= 'A' && c <= 'Z';
        if (!capital && !(c >= 'a' && c <= 'z'))
            return false;
        capitals += capital;
        p->w[i] = capital ? (char)(c - 'A' + 'a') : c;
    }
    p->len = len;
    if (capitals == len)
        return len >= SHORTEST_CAPITALS;
    return capitals == 0 || (capitals == 1 && word[0] >= 'A' && word[0] <= 'Z');
}

size_t hyphen_word(const char *word, size_t len, bool *allowed)
{
    Parts p = {.allowed = allowed};
    memset(allowed, 0, (len + 1) * sizeof *allowed);
    if (len < SHORTEST || len > LONGEST || !take_word(&p, word, len) || looks_foreign(&p))
        return 0;
    analyse(&p);
    p.cut[len] = true;
    for (size_t from = 0, to; from < len; from = to) {
        to = from + 1;
        while (!p.cut[to])
            to++;
        if (from)
            allowed[from] = true;
        if (!p.fixed[from])
            divide_part(&p, from, to);
    }
    size_t count = 0;
    allowed[0] = allowed[1] = allowed[len] = allowed[len - 1] = false;
    for (size_t i = 2; i + 1 < len; i++)
        count += allowed[i];
    return count;
}
