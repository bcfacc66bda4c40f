/* model.h: what the files of the check module share. Private to src/check.
 *
 *     check.c      the whole: index, rules, exceptions, order
 *     rules.c      rules read from XML; their explanations
 *     xpath.c      rules that are an XPath condition
 *     plain.c      conditions that need no XPath
 *     functions.c  the XPath functions of rules
 *     index.c      the tree by code and id
 *     compare.c    how a stated figure differs from the exact one: rounded, cut, slipped, wrong
 *     spelled.c    amounts in words, read back
 *     sums.c       totals, quarters, ratios that the data declares
 *     series.c     the plan along its years: years left out, figures that jump
 *     printed.c    <tercetak>: figures of a published report
 *     agreement.c  Perjanjian Kinerja against plan, budget and superior
 *     prose.c      figures, years and names in free text
 *     text.c       free text taken out of the tree
 *     names.c      names that differ by a few letters
 *     except.c     <pengecualian> */
#ifndef LKIP_CHECK_MODEL_H
#define LKIP_CHECK_MODEL_H

#include <libxml/hash.h>
#include <libxml/tree.h>
#include <libxml/xpath.h>

#include "base/buffer.h"
#include "check/check.h"
#include "number/number.h"

enum { YEARS_MAX = 64 };

/* Figures of an <ukur> that rules ask for most. */
enum { FIGURES_KEPT = 6 };

/* Rows of one year about one code. */
typedef struct CodeYear {
    xmlNode *pagu, *serapan, *fisik, *ukur;
    const char *figures[FIGURES_KEPT]; /* in the order of index.c; NULL */
} CodeYear;

/* A programme, kegiatan or sub kegiatan of the plan. */
typedef struct Code {
    const char *code;
    xmlNode *node;
    struct Code *parent, *first, *last, *next; /* of the same parent */
    struct Code *following;                    /* all, in document order */
    CodeYear *years;                           /* one a year of the tree */
} Code;

typedef struct Check {
    Arena *arena; /* of the findings */
    Arena *scratch;
    Diags *diags;
    const CheckOptions *options;
    const Rules *rules;
    Findings *findings;
    xmlNode *root, *plan, *settings, *report_year;
    xmlNode *years[YEARS_MAX]; /* <tahun>, in order */
    int year_numbers[YEARS_MAX];
    const char *year_text, *last_year_text; /* $tahun, $lalu */
    size_t year_count;
    Code *codes, *last_code;
    xmlNode **indicators; /* of the plan, in document order */
    size_t indicator_count, indicator_cap;
    xmlHashTablePtr by_code, by_id;
    xmlHashTablePtr results; /* <realisasi> by indicator and year */
    xmlXPathContextPtr xpath;
    xmlHashTablePtr contexts; /* nodes by the context's text: many rules look at the same */
    Rounding rounding;        /* of the office */
    int digits;
    Finding spare;          /* what is filled in when no more findings are kept */
    bool failed;            /* memory */
    const char *missing;    /* function or variable that a broken rule asked for */
    const xmlNode *subject; /* $simpul */
} Check;

/* ---- index.c ---- */

bool check_index(Check *c);
void check_index_drop(Check *c);
Code *code_known(const Check *c, const char *code);
xmlNode *id_find(const Check *c, const char *id);
/* The <realisasi> of an indicator in a year; NULL. */
xmlNode *result_find(const Check *c, const char *id, const char *year);
/* The slot of a year among c->years; -1. */
int year_slot(const Check *c, int year);
int year_of(const xmlNode *year);
/* A figure of a code in a year (a slot) as text; NULL. */
const char *code_figure(const Code *code, int slot, const char *name);
/* The <ukur> of a year; NULL. */
xmlNode *ukur_of(const xmlNode *node, int year);
/* The element after `node` below `top`, in document order; NULL at the end. Begin with `top`. */
xmlNode *check_walk(const xmlNode *top, const xmlNode *node);
bool check_named(const xmlNode *node, const char *name);
/* An attribute as a number; NULL when it is absent, "?" or none. */
const Number *check_figure(Check *c, const xmlNode *node, const char *name);
int attr_year(const xmlNode *node, const char *name); /* 0 */
/* The text of an element without blanks round it, in scratch; "". */
const char *node_text(Check *c, const xmlNode *node);

/* ---- check.c ---- */

/* A finding of a rule of C at a node; never NULL. Unknown ids are a mistake of the program. */
Finding *check_found(Check *c, const char *rule, const xmlNode *at, const char *format, ...) __attribute__((format(printf, 4, 5)));
Finding *found_at(Check *c, const Rule *rule, Place at, const char *message);
void check_about(Finding *finding, const char *subject); /* NULL: nothing */
void check_values(Check *c, Finding *finding, const Number *stated, const Number *expected);

/* How people read a number: "29.296.151.220", "86,11". */
const char *check_shown(Check *c, const Number *number);

/* ---- compare.c ---- */

typedef enum { SAME, ROUNDED, CUT, SLIPPED, WRONG } Verdict;

/* A stated figure against the exact one. `decimals` of the stated one as written. `*factor` gets what SLIPPED is off by: 1000, or "1/100". */
Verdict figure_compare(Check *c, const Number *stated, int decimals, const Number *exact, const char **factor);
/* Decimals of a number as written: "107.6" has 1. */
int decimals_of(const char *text);
/* What the two have in common, in words: one digit differs, two digits are swapped, a digit is missing; "" when nothing. Whole numbers as text. */
const char *digits_hint(Check *c, const Number *stated, const Number *exact);

/* ---- spelled.c ---- */

typedef struct Spelled {
    const Number *value;  /* NULL: not a number in words */
    const char *bad;      /* the first word that is none of a number; NULL */
    const char *bad_near; /* what was probably meant */
} Spelled;

Spelled spelled_read(Check *c, const char *words);
/* Whether a single word can stand in a number in words. */
bool spelled_is_word(Check *c, const char *word, size_t len);
/* Where the words leave those of `value`, as a sentence; NULL when they don't. */
const char *spelled_difference(Check *c, const char *words, const Number *value);

/* ---- names.c ---- */

/* The number of letters that must be changed, dropped, added or swapped, up to `max`; max + 1 when more. Capitals, blanks and punctuation don't count; UTF-8 by bytes. */
int name_distance(Check *c, const char *a, const char *b, int max);

/* ---- text.c ---- */

/* The text of an element and of the inline elements in it, holes {..} replaced by HOLE; lives in scratch. */
enum { HOLE = 1 };
const char *text_flat(Check *c, const xmlNode *element);
/* Whether an element has text of its own, besides blanks. */
bool text_holds(const xmlNode *element);

/* A figure found in text. */
typedef struct Figure {
    const char *begin, *end; /* of the digits */
    const Number *value;
    int decimals;
    bool money, percent, plain_year;
    const char *words, *words_end; /* in brackets behind it; NULL */
} Figure;

/* The next figure from `from`; false at the end of the text. */
bool text_figure(Check *c, const char *text, const char *from, Figure *out);
/* The place of a position in an element's flat text. */
Place text_place(const xmlNode *element, const char *text, const char *at);

/* How many letters may differ in what was meant to be this name: 2 to 6, by its length. */
int few_letters(const char *name);

/* ---- the groups ---- */

void sums_check(Check *c);
void series_check(Check *c);
void printed_check(Check *c);
void agreements_check(Check *c);
void prose_check(Check *c);
/* Amounts in words and years in one text that stands at `at`; the report is about `year`. `title`: any other year is wrong. */
void text_check(Check *c, const xmlNode *at, const char *text, int year, bool title);
void names_check(Check *c);
/* What a programme, kegiatan or sub kegiatan has in the plan for a year (0: in all): its children's, else its own. NULL when nothing is stated, or something is unknown. */
const Number *plan_budget(Check *c, const Code *code, int year);

/* ---- xpath.c, functions.c ---- */

typedef struct Hole {
    const char *text; /* literal; NULL: an expression */
    xmlXPathCompExprPtr expression;
} Hole;

/* A condition that needs no XPath. */
typedef struct Plain Plain;

typedef struct XPathRule {
    const char *file;
    long line;
    const char *context_text, *condition_text;
    const Plain *plain; /* the condition; NULL: it is XPath */
    xmlXPathCompExprPtr context, condition, subject, stated, expected, other;
    Hole *message;
    size_t count, cap;
} XPathRule;

bool check_xpath_open(Check *c);
void check_xpath_close(Check *c);
bool check_xpath(Check *c);
xmlXPathFunction check_function(void *check, const xmlChar *name, const xmlChar *ns);

/* What the functions of rules do with texts; what they return lives in scratch or is lent by the tree. */
typedef enum Operation { ADD, SUBTRACT, MULTIPLY, DIVIDE } Operation;
const char *texts_operate(Check *c, Operation operation, const char *a, const char *b); /* "" when one is no number; NULL when memory is short */
double texts_compare(Check *c, const char *a, const char *b);                           /* -1, 0, 1; NaN when one is no number */
bool text_is_number(Check *c, const char *text);
bool date_is_before(const char *a, const char *b); /* for certain: "2024-01" is not before "2024-01-15" */
/* What was measured of a code or an indicator, by `year` or, when that is no number, in the report's; NULL when it was not. */
const char *measured_text(Check *c, const char *who, const char *what, const char *year);

/* What the plan states of a code's only indicator: "target" of the report's year, or an attribute such as "satuan"; NULL when there is none, or several. */
const char *planned_text(Check *c, const char *code, const char *what);
/* With small letters, A to Z alone; NULL when memory is short. */
const char *small_letters(Check *c, const char *text);

/* ---- plain.c ---- */

/* NULL when the condition is not plain, or with *failed when memory is short. */
const Plain *plain_compile(Arena *arena, const char *source, bool *failed);
bool plain_holds(Check *c, const Plain *condition, const xmlNode *node);

/* ---- except.c ---- */

void exceptions_apply(Check *c);

#endif
