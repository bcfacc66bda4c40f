/* totalfit.c: the best lines over a whole paragraph (Knuth and Plass 1981).
 *
 * Every joint where a line may end becomes a node once some line that ends there is acceptable; a node keeps the way to it with the fewest demerits.
 * Only nodes from which a line can still reach the current joint are looked at, so the cost is the number of joints times the joints on a line.
 *
 * Passes grow more tolerant: most paragraphs need no hyphens at all, and the loose lines of a narrow column are accepted only when nothing
 * better is there. Ragged and balanced texts use the same search with another price: first the number of lines, then the unevenness of their ends.
 *
 * Rejected: TeX's looseness and line-number classes; no caller needs them. */
#include <string.h>

#include "text/shaped.h"

typedef struct Node {
    int64_t demerits;
    int64_t width, spaces; /* of all atoms before the line that begins here */
    uint32_t atom;
    int32_t before;  /* the node where the line before began; -1 */
    uint8_t fitness; /* of the line that ends here: 0 tight, 1 normal, 2 loose, 3 very loose */
    uint8_t hyphens; /* lines in a row, up to here, that end with a hyphen */
} Node;

typedef struct Pass {
    int64_t tolerance; /* greatest badness of a line */
    bool hyphens;      /* words may be divided */
    bool force;        /* all soft ties may break, and what can't fit sticks out */
} Pass;

enum { FITNESS = 4, ACTIVE_MAX = 300, GOOD_LINE = 100, FAIR_LINE = 340, BADNESS_MAX = 100000 };

/* Prices, in demerits: squares of badness. */
#define PRICE_RAGGED_LINE 10000000000 /* one line more in a ragged text */
#define PRICE_OVERFULL 1000000000000
#define PRICE_TOO_MANY_HYPHENS 100000000000
#define PRICE_MOST (INT64_MAX / 4) /* a text of a million lines that stick out */
enum { PRICE_FITNESS = 10000, PRICE_TWO_HYPHENS = 20000, PRICE_LAST_HYPHEN = 40000, PRICE_SHORT_LAST = 40000, PRICE_LINE = 10 };

typedef struct Search {
    const Measure *m;
    const Pass *pass;
    Node *nodes;
    size_t count, cap;
    int32_t active[ACTIVE_MAX];
    size_t active_count;
    int64_t width, spaces; /* up to the current joint */
} Search;

/* 100 (excess / give)^3, as TeX. */
static int64_t badness(int64_t excess, int64_t give)
{
    if (excess <= 0)
        return 0;
    if (give <= 0 || excess / give >= 10)
        return BADNESS_MAX;
    int64_t r = excess * 1024 / give; /* below 10 * 1024 */
    return 100 * r / 1024 * r / 1024 * r / 1024;
}

static int64_t penalty(const Search *s, Joint joint)
{
    static const int64_t JUSTIFIED[] = {[JOINT_BREAK] = 30,     [JOINT_URL] = 50,        [JOINT_HYPHEN] = 90,  [JOINT_POOR] = 1000,
                                        [JOINT_WEAK_TIE] = 600, [JOINT_SOFT_TIE] = 3000, [JOINT_SPLIT] = 5000, [JOINT_FORCED] = 0};
    static const int64_t RAGGED[] = {[JOINT_BREAK] = 50,       [JOINT_URL] = 100,        [JOINT_HYPHEN] = 200,  [JOINT_POOR] = 600,
                                     [JOINT_WEAK_TIE] = 30000, [JOINT_SOFT_TIE] = 30000, [JOINT_SPLIT] = 50000, [JOINT_FORCED] = 0};
    int64_t p = s->m->justify && !s->m->balanced ? JUSTIFIED[joint] : RAGGED[joint];
    return p * p;
}

/* The line from a node to the current joint. */
typedef struct Try {
    int64_t demerits;
    uint8_t fitness;
    bool fits, good; /* good: acceptable in this pass */
    bool reachable;  /* a longer line from the same node may still fit */
} Try;

static void price_justified(const Search *s, int64_t slack, int64_t spaces, bool last, Try *t)
{
    int64_t give = slack < 0 ? shrink_of(spaces) : spaces / 2;
    int64_t b = last && slack >= 0 ? 0 : badness(slack < 0 ? -slack : slack, give);
    t->fits = slack >= -shrink_of(spaces);
    t->good = t->fits && b <= s->pass->tolerance;
    t->demerits = (PRICE_LINE + b) * (PRICE_LINE + b);
    t->fitness = slack < 0 ? b > 12 ? 0 : 1 : b <= 12 ? 1 : b <= 100 ? 2 : 3;
}

static void price_ragged(const Search *s, int64_t slack, Unit room, bool last, Try *t)
{
    int64_t u = slack < 0 ? 1000 : slack * 1000 / room;
    t->fits = t->good = slack >= 0;
    t->demerits = PRICE_RAGGED_LINE + (last && !s->m->balanced ? 0 : u * u);
    t->fitness = 1;
}

static Try try_line(const Search *s, const Node *node, uint32_t atom)
{
    const Measure *m = s->m;
    const Text *text = m->text;
    Joint joint = joint_of(text, atom);
    Unit room = node->atom == m->from ? m->first : m->width;
    bool last = atom + 1 == m->to;
    int64_t natural = s->width + text->width[atom] - node->width, spaces = s->spaces - node->spaces;
    int64_t slack = room - natural - hyphen_of(text, atom);
    Try t = {0};
    if (m->justify && !m->balanced)
        price_justified(s, slack, spaces, last, &t);
    else
        price_ragged(s, slack, room, last, &t);
    t.reachable = natural - (m->justify ? shrink_of(spaces) : 0) <= room;
    t.demerits += penalty(s, joint) + node->demerits;
    if (m->justify && (t.fitness > node->fitness + 1 || node->fitness > t.fitness + 1))
        t.demerits += PRICE_FITNESS;
    if (joint_hyphenates(joint) && node->hyphens)
        t.demerits += PRICE_TWO_HYPHENS;
    if (joint_hyphenates(joint) && node->hyphens >= m->max_hyphens) {
        t.demerits += PRICE_TOO_MANY_HYPHENS;
        t.good &= s->pass->force;
    }
    if (last && node->hyphens)
        t.demerits += PRICE_LAST_HYPHEN;
    if (last && !m->balanced && node->atom != m->from && natural * 8 < room)
        t.demerits += PRICE_SHORT_LAST;
    t.demerits = t.demerits > PRICE_MOST ? PRICE_MOST : t.demerits;
    return t;
}

static bool add_node(Search *s, Node node)
{
    if (s->count == s->cap) {
        s->cap = s->cap ? s->cap * 2 : 256;
        s->nodes = fonts_scratch(s->m->text->looks[0].face->fonts, SCRATCH_NODES, s->cap * sizeof *s->nodes);
        if (!s->nodes)
            return false;
    }
    if (s->active_count == ACTIVE_MAX) /* zero-width pieces without end: the oldest gives way */
        memmove(s->active, s->active + 1, --s->active_count * sizeof *s->active);
    s->active[s->active_count++] = (int32_t)s->count;
    s->nodes[s->count++] = node;
    return true;
}

static bool legal(const Search *s, uint32_t atom)
{
    switch (joint_of(s->m->text, atom)) {
    case JOINT_NONE:
    case JOINT_TIE:
        return atom + 1 == s->m->to;
    case JOINT_SOFT_TIE:
        return s->pass->force;
    case JOINT_WEAK_TIE:
        return s->pass->force || (s->m->justify && !s->m->balanced && s->pass->tolerance > FAIR_LINE);
    case JOINT_HYPHEN:
        return s->pass->hyphens;
    case JOINT_POOR:
        return s->pass->hyphens && s->pass->tolerance > FAIR_LINE;
    default:
        return true;
    }
}

/* Looks at every line that could end behind `atom`; drops the nodes that no line can start from any more. */
static bool visit(Search *s, uint32_t atom)
{
    Try best[FITNESS];
    int32_t from[FITNESS] = {-1, -1, -1, -1}, stuck = -1;
    size_t kept = 0;
    int64_t best_stuck = 0;
    for (size_t i = 0; i < s->active_count; i++) {
        int32_t n = s->active[i];
        Try t = try_line(s, &s->nodes[n], atom);
        if (t.good && (from[t.fitness] < 0 || t.demerits < best[t.fitness].demerits)) {
            best[t.fitness] = t;
            from[t.fitness] = n;
        }
        if (t.reachable)
            s->active[kept++] = n;
        else if (stuck < 0 || s->nodes[n].atom > s->nodes[stuck].atom || t.demerits < best_stuck) /* what sticks out stands alone */
            stuck = n, best_stuck = t.demerits;
    }
    s->active_count = kept;
    bool any = from[0] >= 0 || from[1] >= 0 || from[2] >= 0 || from[3] >= 0;
    if (!any && !kept && s->pass->force && stuck >= 0) {
        best[1] = try_line(s, &s->nodes[stuck], atom);
        best[1].demerits += PRICE_OVERFULL;
        best[1].fitness = 1;
        from[1] = stuck;
    }
    const Text *text = s->m->text;
    bool hyphen = joint_hyphenates(joint_of(text, atom));
    for (int f = 0; f < FITNESS; f++) {
        if (from[f] < 0)
            continue;
        uint8_t hyphens = hyphen ? (uint8_t)(s->nodes[from[f]].hyphens < 255 ? s->nodes[from[f]].hyphens + 1 : 255) : 0;
        if (!add_node(s, (Node){best[f].demerits, s->width + text->width[atom] + text->space[atom], s->spaces + text->space[atom], atom + 1, from[f],
                                (uint8_t)f, hyphens}))
            return false;
    }
    return true;
}

/* Runs one pass; `*end` gets the best node at the end of the segment, -1 when the pass fails. False when memory is short. */
static bool run(Search *s, int32_t *end)
{
    const Text *text = s->m->text;
    s->count = s->active_count = 0;
    s->width = s->spaces = 0;
    *end = -1;
    if (!add_node(s, (Node){.atom = s->m->from, .before = -1, .fitness = 1}))
        return false;
    for (uint32_t i = s->m->from; i < s->m->to; i++) {
        if (legal(s, i) && !visit(s, i))
            return false;
        if (!s->active_count)
            return true;
        s->width += text->width[i] + text->space[i];
        s->spaces += text->space[i];
    }
    for (size_t i = 0; i < s->active_count; i++) {
        int32_t n = s->active[i];
        if (s->nodes[n].atom == s->m->to && (*end < 0 || s->nodes[n].demerits < s->nodes[*end].demerits))
            *end = n;
    }
    return true;
}

/* Hands over the ends of the lines on the way to node `end`, first line first. */
static bool take_ends(const Search *s, int32_t end, Ends *ends)
{
    size_t start = ends->count;
    for (int32_t n = end; s->nodes[n].before >= 0; n = s->nodes[n].before)
        if (!ends_put(ends, s->nodes[n].atom))
            return false;
    for (size_t i = start, k = ends->count; i + 1 < k; i++) {
        uint32_t swap = ends->items[i];
        ends->items[i] = ends->items[--k];
        ends->items[k] = swap;
    }
    return true;
}

bool total_fit(const Measure *m, Ends *ends)
{
    /* Spaces up to 1.5 times their width without hyphens; then with hyphens up to 1.5, 1.75, then also poor ones and weak ties up to 2.5 times; then whatever is best. */
    static const Pass JUSTIFIED[] = {{GOOD_LINE, false, false}, {GOOD_LINE, true, false},   {FAIR_LINE, true, false},
                                     {2700, true, false},       {BADNESS_MAX, true, false}, {BADNESS_MAX, true, true}};
    static const Pass RAGGED[] = {{BADNESS_MAX, true, false}, {BADNESS_MAX, true, true}};
    static const Pass BALANCED[] = {{BADNESS_MAX, false, false}, {BADNESS_MAX, true, false}, {BADNESS_MAX, true, true}};
    bool justified = m->justify && !m->balanced;
    const Pass *pass = m->balanced ? BALANCED : justified ? JUSTIFIED : RAGGED;
    Search s = {.m = m};
    int32_t end = -1;
    for (s.pass = pass; end < 0; s.pass++) {
        if (!run(&s, &end))
            return false;
        if (s.pass->force)
            break; /* the last pass always ends */
    }
    return end < 0 ? first_fit(m, ends) : take_ends(&s, end, ends);
}
