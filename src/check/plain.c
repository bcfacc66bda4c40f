/* plain.c: conditions of rules that are simple enough to be worked out without libxml2.
 *
 * Most conditions only compare attributes and measured figures of one node, and are asked of every row of a budget; XPath makes, pushes and releases an object for every step of them.
 * So those written in the part of XPath below are compiled into a tree of our own, which answers the same, byte for byte (a test compares the two). Everything else stays with libxml2: when in
 * doubt a condition is not plain.
 *
 *     condition  and, or, not(), true(), = != < <= > >= -, ( )
 *     operand    'text', whole number, $tahun, $lalu, ., @name, ../@name, self::name, parent::name, kode(..)[self::name]; whether there is such a child: name, ../name/@name
 *     function   banding, tambah, kurang, kali, bagi, ada, sebelum, terukur, rencana, kecil, contains, concat, starts-with, substring-after, string-length, name()
 *
 * Kinds are known when compiling: what would need a conversion that XPath makes at run time is not plain. */
#include <math.h>
#include <string.h>

#include <libxml/xmlstring.h>

#include "check/model.h"
#include "data/data.h"

enum { NODES_MAX = 200, DEPTH_MAX = 24, DIGITS_MAX = 9, PLAIN_ARGS = 3 };

typedef enum Kind { TRUTH, NUMBER, TEXT, ATTRIBUTE } Kind;

typedef struct Value {
    bool truth;
    double number;
    const char *text; /* NULL: an attribute that is not there */
} Value;

typedef Value Run(Check *c, const Plain *p, const xmlNode *node);

struct Plain {
    Run *run;
    Kind kind;
    const char *text;  /* of a literal; the name of an attribute or element */
    const char *below; /* the attribute stands on a child of this name; NULL */
    double number;
    int up; /* parents above the node */
    int count;
    bool constant; /* a number written as such: its text is that of XPath too */
    const struct Plain *args[PLAIN_ARGS];
};

/* ---- evaluation ---- */

static Value value_of(Check *c, const Plain *p, const xmlNode *node)
{
    return p->run(c, p, node);
}

static bool truth_of(Check *c, const Plain *p, const xmlNode *node)
{
    Value v = value_of(c, p, node);
    switch (p->kind) {
    case NUMBER:
        return !isnan(v.number) && v.number != 0;
    case TEXT:
        return *v.text;
    case ATTRIBUTE:
        return v.text != NULL;
    default:
        return v.truth;
    }
}

static const char *text_of(Check *c, const Plain *p, int index, const xmlNode *node)
{
    const char *text = index < p->count ? value_of(c, p->args[index], node).text : NULL;
    return text ? text : "";
}

static Value truth(bool holds)
{
    return (Value){.truth = holds};
}

/* NULL, when memory is short, is told at the end. */
static Value text(Check *c, const char *made)
{
    c->failed = c->failed || !made;
    return (Value){.text = made ? made : ""};
}

static Value run_literal(Check *c, const Plain *p, const xmlNode *node)
{
    (void)c, (void)node;
    return (Value){.text = p->text, .number = p->number, .truth = true};
}

static Value run_year(Check *c, const Plain *p, const xmlNode *node)
{
    (void)node;
    int year = c->options->year - p->up;
    return (Value){.number = year, .text = year == c->options->year ? c->year_text : c->last_year_text};
}

static Value run_attribute(Check *c, const Plain *p, const xmlNode *node)
{
    (void)c;
    for (int i = 0; i < p->up && node; i++)
        node = node->parent;
    return (Value){.text = data_attr(node, p->text)};
}

static Value run_child(Check *c, const Plain *p, const xmlNode *node)
{
    (void)c;
    return truth(node->type == XML_ELEMENT_NODE && data_child(node, p->text));
}

/* Whether a child of the name has the attribute. */
static Value run_child_attribute(Check *c, const Plain *p, const xmlNode *node)
{
    (void)c;
    for (int i = 0; i < p->up && node; i++)
        node = node->parent;
    for (const xmlNode *n = node && node->type == XML_ELEMENT_NODE ? data_child(node, p->below) : NULL; n; n = data_next(n, p->below))
        if (data_attr(n, p->text))
            return truth(true);
    return truth(false);
}

static Value run_self(Check *c, const Plain *p, const xmlNode *node)
{
    (void)c;
    return truth(check_named(node, p->text));
}

static Value run_parent(Check *c, const Plain *p, const xmlNode *node)
{
    (void)c;
    return truth(node->parent && check_named(node->parent, p->text));
}

static Value run_name(Check *c, const Plain *p, const xmlNode *node)
{
    (void)c, (void)p;
    return (Value){.text = node->name ? (const char *)node->name : ""};
}

/* The node itself; it is there, whatever it says. */
static Value run_node(Check *c, const Plain *p, const xmlNode *node)
{
    (void)p;
    const xmlNode *only = node->type == XML_ATTRIBUTE_NODE ? node->children : NULL;
    if (only && !only->next && only->content)
        return (Value){.text = (const char *)only->content};
    xmlChar *all = xmlXPathCastNodeToString((xmlNode *)node);
    Value v = text(c, arena_strdup(c->scratch, all ? (const char *)all : ""));
    xmlFree(all);
    return v;
}

static Value run_code(Check *c, const Plain *p, const xmlNode *node)
{
    const Code *code = code_known(c, text_of(c, p, 0, node));
    return truth(code && check_named(code->node, p->text));
}

static Value run_and(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(truth_of(c, p->args[0], node) && truth_of(c, p->args[1], node));
}

static Value run_or(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(truth_of(c, p->args[0], node) || truth_of(c, p->args[1], node));
}

static Value run_not(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(!truth_of(c, p->args[0], node));
}

static Value run_minus(Check *c, const Plain *p, const xmlNode *node)
{
    return (Value){.number = value_of(c, p->args[0], node).number - value_of(c, p->args[1], node).number};
}

/* Numbers by value; texts byte by byte, and what isn't there is neither equal nor unequal. */
static Value equality(Check *c, const Plain *p, const xmlNode *node, bool wanted)
{
    Value a = value_of(c, p->args[0], node), b = value_of(c, p->args[1], node);
    if (p->args[0]->kind == NUMBER)
        return truth((a.number == b.number) == wanted);
    return truth(a.text && b.text && (strcmp(a.text, b.text) == 0) == wanted);
}

static Value run_equal(Check *c, const Plain *p, const xmlNode *node)
{
    return equality(c, p, node, true);
}

static Value run_unequal(Check *c, const Plain *p, const xmlNode *node)
{
    return equality(c, p, node, false);
}

static Value run_less(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(value_of(c, p->args[0], node).number < value_of(c, p->args[1], node).number);
}

static Value run_at_most(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(value_of(c, p->args[0], node).number <= value_of(c, p->args[1], node).number);
}

static Value run_more(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(value_of(c, p->args[0], node).number > value_of(c, p->args[1], node).number);
}

static Value run_at_least(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(value_of(c, p->args[0], node).number >= value_of(c, p->args[1], node).number);
}

static Value run_compare(Check *c, const Plain *p, const xmlNode *node)
{
    return (Value){.number = texts_compare(c, text_of(c, p, 0, node), text_of(c, p, 1, node))};
}

static Value run_operation(Check *c, const Plain *p, const xmlNode *node)
{
    return text(c, texts_operate(c, (Operation)p->up, text_of(c, p, 0, node), text_of(c, p, 1, node)));
}

static Value run_known(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(text_is_number(c, text_of(c, p, 0, node)));
}

static Value run_before(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(date_is_before(text_of(c, p, 0, node), text_of(c, p, 1, node)));
}

static Value run_measured(Check *c, const Plain *p, const xmlNode *node)
{
    const char *found = measured_text(c, text_of(c, p, 0, node), text_of(c, p, 1, node), text_of(c, p, 2, node));
    return (Value){.text = found ? found : ""};
}

static Value run_planned(Check *c, const Plain *p, const xmlNode *node)
{
    const char *found = planned_text(c, text_of(c, p, 0, node), text_of(c, p, 1, node));
    return (Value){.text = found ? found : ""};
}

static Value run_small(Check *c, const Plain *p, const xmlNode *node)
{
    return text(c, small_letters(c, text_of(c, p, 0, node)));
}

static Value run_contains(Check *c, const Plain *p, const xmlNode *node)
{
    return truth(strstr(text_of(c, p, 0, node), text_of(c, p, 1, node)));
}

static Value run_after(Check *c, const Plain *p, const xmlNode *node)
{
    const char *sought = text_of(c, p, 1, node), *found = strstr(text_of(c, p, 0, node), sought);
    return (Value){.text = found ? found + strlen(sought) : ""};
}

static Value run_starts(Check *c, const Plain *p, const xmlNode *node)
{
    const char *start = text_of(c, p, 1, node);
    return truth(strncmp(text_of(c, p, 0, node), start, strlen(start)) == 0);
}

static Value run_concat(Check *c, const Plain *p, const xmlNode *node)
{
    return text(c, arena_printf(c->scratch, "%s%s%s", text_of(c, p, 0, node), text_of(c, p, 1, node), text_of(c, p, 2, node)));
}

static Value run_length(Check *c, const Plain *p, const xmlNode *node)
{
    return (Value){.number = xmlUTF8Strlen((const xmlChar *)text_of(c, p, 0, node))};
}

bool plain_holds(Check *c, const Plain *condition, const xmlNode *node)
{
    return truth_of(c, condition, node);
}

/* ---- compiling ---- */

typedef struct Source {
    Arena *arena;
    const char *at;
    int nodes, depth;
    bool *failed; /* memory */
} Source;

static const Plain *read_or(Source *s);

static Plain *plain_new(Source *s, Run *run, Kind kind)
{
    Plain *p = ++s->nodes <= NODES_MAX ? arena_make(s->arena, Plain) : NULL;
    if (!p) {
        *s->failed = *s->failed || s->nodes <= NODES_MAX;
        return NULL;
    }
    *p = (Plain){.run = run, .kind = kind};
    return p;
}

static const Plain *pair_new(Source *s, Run *run, Kind kind, const Plain *left, const Plain *right)
{
    Plain *p = left && right ? plain_new(s, run, kind) : NULL;
    if (!p)
        return NULL;
    p->args[0] = left;
    p->args[1] = right;
    p->count = 2;
    return p;
}

static void skip_blanks(Source *s)
{
    s->at += strspn(s->at, " \t\r\n");
}

static bool take(Source *s, const char *sign)
{
    skip_blanks(s);
    size_t len = strlen(sign);
    if (strncmp(s->at, sign, len) != 0)
        return false;
    s->at += len;
    return true;
}

static size_t name_length(const char *at)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_", others[] = "0123456789-.";
    size_t n = strspn(at, letters);
    for (size_t more = n; more; n += more)
        more = strspn(at + n, letters) + strspn(at + n + strspn(at + n, letters), others);
    return n;
}

static bool take_word(Source *s, const char *word)
{
    skip_blanks(s);
    size_t len = strlen(word);
    if (name_length(s->at) != len || strncmp(s->at, word, len) != 0)
        return false;
    s->at += len;
    return true;
}

/* NULL when no name stands here. */
static const char *take_name(Source *s)
{
    skip_blanks(s);
    size_t len = name_length(s->at);
    const char *name = len ? arena_strndup(s->arena, s->at, len) : NULL;
    *s->failed = *s->failed || (len && !name);
    s->at += name ? len : 0;
    return name;
}

static Plain *named(Source *s, Run *run, Kind kind, int up, const char *name)
{
    Plain *p = name ? plain_new(s, run, kind) : NULL;
    if (p) {
        p->up = up;
        p->text = name;
    }
    return p;
}

static const Plain *read_text(Source *s)
{
    char quote[2] = {*s->at++, '\0'};
    size_t len = strcspn(s->at, quote);
    const char *content = s->at[len] ? arena_strndup(s->arena, s->at, len) : NULL;
    s->at += content ? len + 1 : 0;
    return named(s, run_literal, TEXT, 0, content);
}

/* Whole, short and without zeros in front: XPath's text of it is what stands here. */
static const Plain *read_number(Source *s)
{
    size_t len = strspn(s->at, "0123456789");
    if (len > DIGITS_MAX || (len > 1 && *s->at == '0') || s->at[len] == '.')
        return NULL;
    const char *digits = arena_strndup(s->arena, s->at, len);
    Plain *p = digits ? plain_new(s, run_literal, NUMBER) : NULL;
    if (!p)
        return NULL;
    s->at += len;
    for (const char *d = digits; *d; d++)
        p->number = p->number * 10 + (*d - '0');
    p->text = digits;
    p->constant = true;
    return p;
}

static const Plain *read_variable(Source *s)
{
    s->at++;
    bool last = take_word(s, "lalu");
    Plain *p = last || take_word(s, "tahun") ? plain_new(s, run_year, NUMBER) : NULL;
    if (p) {
        p->up = last;
        p->constant = true;
    }
    return p;
}

static const Plain *read_path(Source *s)
{
    int up = 0;
    if (s->at[0] == '.' && s->at[1] != '.') {
        s->at++;
        return plain_new(s, run_node, ATTRIBUTE);
    }
    while (take(s, "../"))
        up++;
    if (take(s, "@"))
        return named(s, run_attribute, ATTRIBUTE, up, take_name(s));
    const char *below = up ? take_name(s) : NULL;
    Plain *p = below && take(s, "/@") ? named(s, run_child_attribute, TRUTH, up, take_name(s)) : NULL;
    if (p)
        p->below = below;
    return p;
}

/* ---- functions ---- */

typedef struct Function {
    const char *name;
    Run *run;
    Kind kind;
    int min, max;
    bool truths; /* its arguments are truths, else texts */
    Operation operation;
} Function;

static const Function functions[] = {
    {"not", run_not, TRUTH, 1, 1, true, 0},
    {"true", run_literal, TRUTH, 0, 0, true, 0},
    {"banding", run_compare, NUMBER, 2, 2, false, 0},
    {"tambah", run_operation, TEXT, 2, 2, false, ADD},
    {"kurang", run_operation, TEXT, 2, 2, false, SUBTRACT},
    {"kali", run_operation, TEXT, 2, 2, false, MULTIPLY},
    {"bagi", run_operation, TEXT, 2, 2, false, DIVIDE},
    {"ada", run_known, TRUTH, 1, 1, false, 0},
    {"sebelum", run_before, TRUTH, 2, 2, false, 0},
    {"terukur", run_measured, TEXT, 2, 3, false, 0},
    {"rencana", run_planned, TEXT, 2, 2, false, 0},
    {"kecil", run_small, TEXT, 1, 1, false, 0},
    {"contains", run_contains, TRUTH, 2, 2, false, 0},
    {"starts-with", run_starts, TRUTH, 2, 2, false, 0},
    {"concat", run_concat, TEXT, 2, PLAIN_ARGS, false, 0},
    {"string-length", run_length, NUMBER, 1, 1, false, 0},
    {"substring-after", run_after, TEXT, 2, 2, false, 0},
    {"name", run_name, TEXT, 0, 0, false, 0},
    {"kode", run_code, TRUTH, 1, 1, false, 0},
};

static bool argument_fits(const Function *function, const Plain *argument)
{
    return argument && (function->truths || argument->kind >= TEXT || argument->constant);
}

/* After its open bracket. */
static bool read_arguments(Source *s, const Function *function, Plain *p)
{
    while (!take(s, ")")) {
        if (p->count == function->max || (p->count && !take(s, ",")))
            return false;
        const Plain *argument = read_or(s);
        if (!argument_fits(function, argument))
            return false;
        p->args[p->count++] = argument;
    }
    return p->count >= function->min;
}

static const Plain *read_function(Source *s, const char *name)
{
    const Function *function = NULL;
    for (size_t i = 0; i < sizeof functions / sizeof *functions && !function; i++)
        if (strcmp(functions[i].name, name) == 0)
            function = &functions[i];
    Plain *p = function ? plain_new(s, function->run, function->kind) : NULL;
    if (!p || !read_arguments(s, function, p))
        return NULL;
    p->up = function->operation;
    if (p->run != run_code)
        return p;
    return take(s, "[") && take(s, "self") && take(s, "::") && (p->text = take_name(s)) && take(s, "]") ? p : NULL;
}

/* ---- operands and operators ---- */

static const Plain *read_named(Source *s)
{
    static const char *const operators[] = {"and", "or", "div", "mod"};
    const char *name = take_name(s);
    for (size_t i = 0; name && i < sizeof operators / sizeof *operators; i++)
        if (strcmp(name, operators[i]) == 0)
            return NULL;
    if (name && take(s, "("))
        return read_function(s, name);
    if (name && take(s, "::")) {
        Run *run = strcmp(name, "self") == 0 ? run_self : strcmp(name, "parent") == 0 ? run_parent : NULL;
        return run ? named(s, run, TRUTH, 0, take_name(s)) : NULL;
    }
    return named(s, run_child, TRUTH, 0, name);
}

static const Plain *read_operand(Source *s)
{
    skip_blanks(s);
    const Plain *p = *s->at == '\'' || *s->at == '"'  ? read_text(s)
                     : *s->at >= '0' && *s->at <= '9' ? read_number(s)
                     : *s->at == '$'                  ? read_variable(s)
                     : *s->at == '@' || *s->at == '.' ? read_path(s)
                     : take(s, "(")                   ? read_or(s)
                                                      : read_named(s);
    return p;
}

/* An operand; a bracket is closed here, and no step or predicate may follow. */
static const Plain *read_closed(Source *s)
{
    skip_blanks(s);
    bool bracket = *s->at == '(';
    const Plain *p = read_operand(s);
    if (!p || (bracket && !take(s, ")")))
        return NULL;
    skip_blanks(s);
    return strchr("/[|*", *s->at) && *s->at ? NULL : p;
}

static const Plain *read_minus(Source *s)
{
    const Plain *left = read_closed(s);
    while (left && take(s, "-")) {
        const Plain *right = read_closed(s);
        if (left->kind != NUMBER || !right || right->kind != NUMBER)
            return NULL;
        left = pair_new(s, run_minus, NUMBER, left, right);
    }
    return left;
}

static const Plain *read_comparison(Source *s)
{
    static const struct {
        const char *sign;
        Run *run;
        bool texts; /* may compare texts too */
    } signs[] = {{"!=", run_unequal, true},   {"=", run_equal, true}, {"<=", run_at_most, false},
                 {">=", run_at_least, false}, {"<", run_less, false}, {">", run_more, false}};
    const Plain *left = read_minus(s);
    for (size_t i = 0; left && i < sizeof signs / sizeof *signs; i++) {
        if (!take(s, signs[i].sign))
            continue;
        const Plain *right = read_minus(s);
        bool numbers = right && left->kind == NUMBER && right->kind == NUMBER;
        bool texts = right && left->kind >= TEXT && right->kind >= TEXT && signs[i].texts;
        return numbers || texts ? pair_new(s, signs[i].run, TRUTH, left, right) : NULL;
    }
    return left;
}

static const Plain *read_and(Source *s)
{
    const Plain *left = read_comparison(s);
    while (left && take_word(s, "and"))
        left = pair_new(s, run_and, TRUTH, left, read_comparison(s));
    return left;
}

static const Plain *read_or(Source *s)
{
    if (++s->depth > DEPTH_MAX)
        return NULL;
    const Plain *left = read_and(s);
    while (left && take_word(s, "or"))
        left = pair_new(s, run_or, TRUTH, left, read_and(s));
    s->depth--;
    return left;
}

const Plain *plain_compile(Arena *arena, const char *source, bool *failed)
{
    Source s = {.arena = arena, .at = source, .failed = failed};
    const Plain *p = read_or(&s);
    skip_blanks(&s);
    return p && !*s.at ? p : NULL;
}
