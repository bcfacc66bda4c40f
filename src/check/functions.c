/* functions.c: the XPath functions of rules. The same names as in templates mean the same. */
#include <stdlib.h>
#include <string.h>

#include <libxml/xpathInternals.h>

#include "check/model.h"
#include "data/data.h"

enum { ARGUMENTS_MAX = 3 };

typedef struct Args {
    xmlXPathParserContextPtr ctxt;
    Check *c;
    xmlXPathObjectPtr items[ARGUMENTS_MAX];
    int count;
} Args;

/* Takes the arguments from the stack; false, with XPath's error set, when their number is wrong. */
static bool args_take(Args *a, xmlXPathParserContextPtr ctxt, int count, int min, int max)
{
    *a = (Args){.ctxt = ctxt, .c = ctxt->context->userData};
    if (count < min || count > max) {
        xmlXPathErr(ctxt, XPATH_INVALID_ARITY);
        return false;
    }
    for (a->count = count; count > 0; count--)
        a->items[count - 1] = valuePop(ctxt);
    return true;
}

/* Gives the arguments back and pushes the result. */
static void args_give(Args *a, xmlXPathObjectPtr result)
{
    for (int i = 0; i < a->count; i++)
        xmlXPathFreeObject(a->items[i]);
    if (!result)
        a->c->failed = true;
    valuePush(a->ctxt, result ? result : xmlXPathNewCString(""));
}

/* What most arguments are, an attribute or a string, is lent as it stands; NULL when it is something else. */
static const char *arg_lent(const Args *a, int index)
{
    const xmlXPathObject *object = index < a->count ? a->items[index] : NULL;
    if (object && object->type == XPATH_STRING)
        return (const char *)object->stringval;
    if (!object || object->type != XPATH_NODESET || !object->nodesetval || object->nodesetval->nodeNr != 1)
        return NULL;
    const xmlNode *node = object->nodesetval->nodeTab[0], *text = node->type == XML_ATTRIBUTE_NODE ? node->children : NULL;
    return text && !text->next && text->type == XML_TEXT_NODE ? (const char *)text->content : NULL;
}

static const char *arg_text(Args *a, int index)
{
    const char *lent = arg_lent(a, index);
    if (lent)
        return lent;
    xmlChar *raw = index < a->count && a->items[index] ? xmlXPathCastToString(a->items[index]) : NULL;
    const char *text = arena_strdup(a->c->scratch, raw ? (const char *)raw : "");
    xmlFree(raw);
    return text ? text : "";
}

/* NULL when it is no number: empty, "?" or words. */
static const Number *arg_number(Args *a, int index)
{
    const char *text = arg_text(a, index);
    return *text ? number_parse(a->c->scratch, text) : NULL;
}

static xmlXPathObjectPtr text_object(const char *text)
{
    return xmlXPathNewCString(text ? text : "");
}

/* ---- arithmetic, exact ---- */

/* Whole and of few digits, as most figures are. */
static bool is_short(const char *text, long long *out)
{
    enum { DIGITS = 18 };
    size_t n = strspn(text, "0123456789");
    if (!n || n > DIGITS || text[n])
        return false;
    *out = atoll(text);
    return true;
}

static const Number *number_in(Check *c, const char *text)
{
    return *text ? number_parse(c->scratch, text) : NULL;
}

bool text_is_number(Check *c, const char *text)
{
    long long whole;
    return is_short(text, &whole) || number_in(c, text);
}

double texts_compare(Check *c, const char *a, const char *b)
{
    long long p, q;
    if (is_short(a, &p) && is_short(b, &q))
        return (p > q) - (p < q);
    const Number *x = number_in(c, a), *y = x ? number_in(c, b) : NULL;
    return x && y ? number_compare(x, y) : xmlXPathNAN;
}

/* The product of two short figures; false when it isn't short. */
static bool short_product(const char *a, const char *b, long long *out)
{
    long long p, q;
    return is_short(a, &p) && is_short(b, &q) && !__builtin_mul_overflow(p, q, out);
}

const char *texts_operate(Check *c, Operation operation, const char *a, const char *b)
{
    static const Number *(*const operations[])(Arena *, const Number *, const Number *) = {number_add, number_sub, number_mul, number_div};
    long long product;
    if (operation == MULTIPLY && short_product(a, b, &product))
        return arena_printf(c->scratch, "%lld", product);
    const Number *x = number_in(c, a), *y = number_in(c, b);
    const Number *result = x && y ? operations[operation](c->scratch, x, y) : NULL;
    return result ? number_text(c->scratch, result) : "";
}

static void operate(xmlXPathParserContextPtr ctxt, int count, Operation operation)
{
    Args a;
    if (args_take(&a, ctxt, count, 2, 2))
        args_give(&a, text_object(texts_operate(a.c, operation, arg_text(&a, 0), arg_text(&a, 1))));
}

static void fn_tambah(xmlXPathParserContextPtr ctxt, int count)
{
    operate(ctxt, count, ADD);
}

static void fn_kurang(xmlXPathParserContextPtr ctxt, int count)
{
    operate(ctxt, count, SUBTRACT);
}

static void fn_kali(xmlXPathParserContextPtr ctxt, int count)
{
    operate(ctxt, count, MULTIPLY);
}

static void fn_bagi(xmlXPathParserContextPtr ctxt, int count)
{
    operate(ctxt, count, DIVIDE);
}

/* -1, 0, 1; not a number, which no comparison holds for, when one is not known. */
static void fn_banding(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (args_take(&a, ctxt, count, 2, 2))
        args_give(&a, xmlXPathNewFloat(texts_compare(a.c, arg_text(&a, 0), arg_text(&a, 1))));
}

/* The sum of nodes; empty when one of them is not known. */
static void fn_jumlah(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 1))
        return;
    const xmlNodeSet *set = a.items[0] && a.items[0]->type == XPATH_NODESET ? a.items[0]->nodesetval : NULL;
    const Number *sum = number_from_int(a.c->scratch, 0);
    for (int i = 0; set && sum && i < set->nodeNr; i++) {
        xmlChar *raw = xmlXPathCastNodeToString(set->nodeTab[i]);
        sum = number_add(a.c->scratch, sum, raw ? number_parse(a.c->scratch, (const char *)raw) : NULL);
        xmlFree(raw);
    }
    args_give(&a, text_object(sum ? number_text(a.c->scratch, sum) : NULL));
}

/* ---- questions ---- */

static void fn_ada(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 1))
        return;
    args_give(&a, xmlXPathNewBoolean(text_is_number(a.c, arg_text(&a, 0))));
}

/* sebelum(a, b): the date a is before b for certain; "2024-01" is not before "2024-01-15". */
bool date_is_before(const char *a, const char *b)
{
    size_t n = strlen(a) < strlen(b) ? strlen(a) : strlen(b);
    return n > 0 && strncmp(a, b, n) < 0;
}

static void fn_sebelum(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (args_take(&a, ctxt, count, 2, 2))
        args_give(&a, xmlXPathNewBoolean(date_is_before(arg_text(&a, 0), arg_text(&a, 1))));
}

static void fn_ukur(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 2))
        return;
    int year = a.c->options->year;
    const Number *asked = a.count > 1 ? arg_number(&a, 1) : NULL;
    if (asked)
        year = (int)number_double(asked);
    xmlNodeSetPtr out = xmlXPathNodeSetCreate(NULL);
    const xmlNodeSet *set = a.items[0] && a.items[0]->type == XPATH_NODESET ? a.items[0]->nodesetval : NULL;
    for (int i = 0; out && set && i < set->nodeNr; i++) {
        xmlNode *sheet = set->nodeTab[i]->type == XML_ELEMENT_NODE ? ukur_of(set->nodeTab[i], year) : NULL;
        if (sheet)
            xmlXPathNodeSetAddUnique(out, sheet); /* each node has its own */
    }
    args_give(&a, xmlXPathWrapNodeSet(out));
}

/* terukur(who, what, year?): what was measured of a code or an indicator, as text; empty when it was not. In one step what ukur(kode(..))/@what takes three for. */
const char *measured_text(Check *c, const char *who, const char *what, const char *year)
{
    long long whole;
    const Code *code = code_known(c, who);
    const Number *other = is_short(year, &whole) ? NULL : number_in(c, year);
    int asked = is_short(year, &whole) ? (int)whole : other ? (int)number_double(other) : c->options->year;
    int slot = code ? year_slot(c, asked) : -1;
    return slot >= 0 ? code_figure(code, slot, what) : data_attr(ukur_of(code ? code->node : id_find(c, who), asked), what);
}

static void fn_terukur(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (args_take(&a, ctxt, count, 2, 3))
        args_give(&a, text_object(measured_text(a.c, arg_text(&a, 0), arg_text(&a, 1), count > 2 ? arg_text(&a, 2) : "")));
}

const char *planned_text(Check *c, const char *code, const char *what)
{
    const Code *known = code_known(c, code);
    const xmlNode *indicator = data_child(known ? known->node : NULL, "indikator");
    if (!indicator || data_next(indicator, "indikator"))
        return NULL;
    if (strcmp(what, "target") != 0)
        return data_attr(indicator, what);
    for (const xmlNode *n = data_child(indicator, "target"); n; n = data_next(n, "target"))
        if (attr_year(n, "tahun") == c->options->year)
            return data_attr(n, "nilai");
    return NULL;
}

/* rencana(code, what): see planned_text. */
static void fn_rencana(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (args_take(&a, ctxt, count, 2, 2))
        args_give(&a, text_object(planned_text(a.c, arg_text(&a, 0), arg_text(&a, 1))));
}

static xmlXPathObjectPtr node_object(xmlNode *node)
{
    return xmlXPathNewNodeSet(node);
}

/* indikator(id), jabatan(id): by id, of that kind only; kode(code). */
static void by_id(xmlXPathParserContextPtr ctxt, int count, const char *kind)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 1))
        return;
    xmlNode *node = id_find(a.c, arg_text(&a, 0));
    args_give(&a, node_object(node && check_named(node, kind) ? node : NULL));
}

static void fn_indikator(xmlXPathParserContextPtr ctxt, int count)
{
    by_id(ctxt, count, "indikator");
}

static void fn_jabatan(xmlXPathParserContextPtr ctxt, int count)
{
    by_id(ctxt, count, "jabatan");
}

static void fn_kode(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 1))
        return;
    Code *code = code_known(a.c, arg_text(&a, 0));
    args_give(&a, node_object(code ? code->node : NULL));
}

/* baris(kind, code, year?): the year's row of a code, "pagu", "serapan" or "fisik": found at once, where ../pagu[@kode = ..] looks at all. */
static void fn_baris(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 2, 3))
        return;
    const Code *code = code_known(a.c, arg_text(&a, 1));
    const Number *year = a.count > 2 ? arg_number(&a, 2) : NULL;
    int slot = year_slot(a.c, year ? (int)number_double(year) : a.c->options->year);
    const char *kind = arg_text(&a, 0);
    xmlNode *row = NULL;
    if (code && slot >= 0) {
        const CodeYear *rows = &code->years[slot];
        row = strcmp(kind, "pagu") == 0 ? rows->pagu : strcmp(kind, "serapan") == 0 ? rows->serapan : strcmp(kind, "fisik") == 0 ? rows->fisik : NULL;
    }
    args_give(&a, node_object(row));
}

/* semua(kind): every programme, kegiatan, sub kegiatan or indicator of the plan, without walking through it. */
static void fn_semua(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 1))
        return;
    const char *kind = arg_text(&a, 0);
    xmlNodeSetPtr out = xmlXPathNodeSetCreate(NULL);
    for (const Code *code = a.c->codes; out && code; code = code->following)
        if (check_named(code->node, kind))
            xmlXPathNodeSetAddUnique(out, code->node);
    for (size_t i = 0; out && strcmp(kind, "indikator") == 0 && i < a.c->indicator_count; i++)
        xmlXPathNodeSetAddUnique(out, a.c->indicators[i]);
    args_give(&a, xmlXPathWrapNodeSet(out));
}

/* ---- printing ---- */

const char *small_letters(Check *c, const char *text)
{
    char *copy = arena_strdup(c->scratch, text);
    for (char *p = copy; p && *p; p++)
        if (*p >= 'A' && *p <= 'Z')
            *p = (char)(*p - 'A' + 'a');
    return copy;
}

static void fn_kecil(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (args_take(&a, ctxt, count, 1, 1))
        args_give(&a, text_object(small_letters(a.c, arg_text(&a, 0))));
}

static void fn_angka(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 1))
        return;
    const Number *x = arg_number(&a, 0);
    args_give(&a, text_object(x ? number_format(a.c->scratch, x, &(NumberFormat){.digits = 2, .trim = true}) : arg_text(&a, 0)));
}

static void fn_rupiah(xmlXPathParserContextPtr ctxt, int count)
{
    Args a;
    if (!args_take(&a, ctxt, count, 1, 1))
        return;
    const Number *x = arg_number(&a, 0);
    args_give(&a, text_object(x ? number_rupiah(a.c->scratch, x) : arg_text(&a, 0)));
}

xmlXPathFunction check_function(void *check, const xmlChar *name, const xmlChar *ns)
{
    static const struct {
        const char *name;
        xmlXPathFunction run;
    } functions[] = {
        {"banding", fn_banding}, {"tambah", fn_tambah}, {"kurang", fn_kurang},       {"kali", fn_kali},       {"bagi", fn_bagi},
        {"jumlah", fn_jumlah},   {"ada", fn_ada},       {"sebelum", fn_sebelum},     {"ukur", fn_ukur},       {"terukur", fn_terukur},
        {"baris", fn_baris},     {"semua", fn_semua},   {"indikator", fn_indikator}, {"jabatan", fn_jabatan}, {"kode", fn_kode},
        {"angka", fn_angka},     {"rupiah", fn_rupiah}, {"rencana", fn_rencana},     {"kecil", fn_kecil},
    };
    Check *c = check;
    for (size_t i = 0; !ns && i < sizeof functions / sizeof *functions; i++)
        if (strcmp(functions[i].name, (const char *)name) == 0)
            return functions[i].run;
    c->missing = arena_strdup(c->scratch, (const char *)name); /* one of XPath's own, or unknown */
    return NULL;
}
