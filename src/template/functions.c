/* functions.c: the table of XPath functions, and the passing of arguments. */
#include <string.h>

#include "template/call.h"

static const struct {
    const char *name;
    CallFn *run;
} functions[] = {
    {"rupiah", fn_rupiah},   {"bilangan", fn_bilangan},
    {"ribuan", fn_ribuan},   {"persen", fn_persen},
    {"angka", fn_angka},     {"terbilang", fn_terbilang},
    {"romawi", fn_romawi},   {"huruf", fn_huruf},
    {"tambah", fn_tambah},   {"kurang", fn_kurang},
    {"kali", fn_kali},       {"bagi", fn_bagi},
    {"jumlah", fn_jumlah},   {"rata", fn_rata},
    {"banding", fn_banding}, {"tanggal", fn_tanggal},
    {"bulan", fn_bulan},     {"kapital", fn_kapital},
    {"judul", fn_judul},     {"awal-kecil", fn_awal_kecil},
    {"gabung", fn_gabung},   {"ada", fn_ada},
    {"ukur", fn_ukur},       {"indikator", fn_indikator},
    {"program", fn_program}, {"jabatan", fn_jabatan},
    {"pejabat", fn_pejabat}, {"ada-narasi", fn_ada_narasi},
    {"nilai", fn_nilai},     {"tanpa-titik", fn_tanpa_titik},
    {"berbeda", fn_berbeda},
};
enum { FUNCTION_COUNT = sizeof functions / sizeof *functions };

xmlXPathFunction function_find(void *expander, const xmlChar *name, const xmlChar *ns)
{
    Expander *e = expander;
    for (size_t i = 0; !ns && i < FUNCTION_COUNT; i++)
        if (strcmp(functions[i].name, (const char *)name) == 0)
            return functions[i].run;
    e->missing = arena_strdup(e->arena, (const char *)name); /* one of XPath's own, or unknown */
    return NULL;
}

const char *const *function_names(Expander *e)
{
    static const char *const core[] = {"last",
                                       "position",
                                       "count",
                                       "id",
                                       "local-name",
                                       "name",
                                       "string",
                                       "concat",
                                       "starts-with",
                                       "contains",
                                       "substring-before",
                                       "substring-after",
                                       "substring",
                                       "string-length",
                                       "normalize-space",
                                       "translate",
                                       "boolean",
                                       "not",
                                       "true",
                                       "false",
                                       "number",
                                       "sum",
                                       "floor",
                                       "ceiling",
                                       "round"};
    enum { CORE_COUNT = sizeof core / sizeof *core };
    const char **names = arena_array(e->arena, const char *, FUNCTION_COUNT + CORE_COUNT + 1);
    for (size_t i = 0; names && i < FUNCTION_COUNT; i++)
        names[i] = functions[i].name;
    for (size_t i = 0; names && i < CORE_COUNT; i++)
        names[FUNCTION_COUNT + i] = core[i];
    return names;
}

/* ---- calls ---- */

bool call_begin(Call *c, xmlXPathParserContextPtr ctxt, int count, int min, int max)
{
    Expander *e = ctxt->context->userData;
    *c = (Call){.ctxt = ctxt, .e = e, .arena = e->scratch, .name = (const char *)ctxt->context->function};
    if (count < min || count > max) {
        call_error(c, "T112", min == max ? _("%s() takes %d argument(s)") : _("%s() takes %d to %d arguments"), c->name, min, max);
        return false;
    }
    for (c->count = count; count > 0; count--)
        c->args[count - 1] = valuePop(ctxt);
    for (int i = 0; i < c->count; i++)
        if (!c->args[i]) {
            call_error(c, "T112", _("an argument of %s() can't be worked out"), c->name);
            return false;
        }
    return true;
}

static void release(Call *c)
{
    for (int i = 0; i < c->count; i++)
        xmlXPathFreeObject(c->args[i]);
    c->count = 0;
}

void call_string(Call *c, const char *text)
{
    xmlChar *copy = text ? xmlStrdup((const xmlChar *)text) : NULL;
    release(c);
    if (!copy)
        diag_memory(c->e->diags);
    valuePush(c->ctxt, copy ? xmlXPathWrapString(copy) : xmlXPathNewCString(""));
}

void call_number(Call *c, double value)
{
    release(c);
    valuePush(c->ctxt, xmlXPathNewFloat(value));
}

void call_boolean(Call *c, bool value)
{
    release(c);
    valuePush(c->ctxt, xmlXPathNewBoolean(value));
}

void call_nodes(Call *c, xmlNodeSetPtr set)
{
    release(c);
    valuePush(c->ctxt, set ? xmlXPathWrapNodeSet(set) : xmlXPathNewNodeSet(NULL));
}

void call_node(Call *c, xmlNode *node)
{
    release(c);
    valuePush(c->ctxt, xmlXPathNewNodeSet(node));
}

void call_error(Call *c, const char *rule, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(c->arena, format, args);
    va_end(args);
    evaluation_error(c->e, rule, "%s", message ? message : "");
    release(c);
    xmlXPathSetError(c->ctxt, XPATH_INVALID_OPERAND);
}

/* ---- arguments ---- */

static const char *keep(Call *c, xmlChar *text)
{
    const char *copy = text ? arena_strdup(c->arena, (const char *)text) : NULL;
    xmlFree(text);
    return copy ? copy : "";
}

const char *call_node_text(Call *c, xmlNode *node)
{
    if (node->type == XML_ATTRIBUTE_NODE && node->children && !node->children->next && node->children->content)
        return (const char *)node->children->content;
    return keep(c, xmlNodeGetContent(node));
}

const char *call_text(Call *c, int index)
{
    const xmlXPathObject *arg = c->args[index];
    if (arg->type == XPATH_STRING)
        return arg->stringval ? (const char *)arg->stringval : "";
    if (arg->type == XPATH_NODESET) {
        xmlNodeSetPtr set = call_set(c, index);
        return set ? call_node_text(c, set->nodeTab[0]) : "";
    }
    if (arg->type == XPATH_NUMBER) {
        const char *text = arena_printf(c->arena, "%.15g", arg->floatval);
        for (char *comma = text ? strchr(text, ',') : NULL; comma; comma = NULL)
            *comma = '.'; /* a locale's */
        return text ? text : "";
    }
    return keep(c, xmlXPathCastToString(c->args[index]));
}

xmlNodeSetPtr call_set(Call *c, int index)
{
    if (c->args[index]->type != XPATH_NODESET)
        return NULL;
    xmlNodeSetPtr set = c->args[index]->nodesetval;
    if (!set || !set->nodeNr)
        return NULL;
    if (set->nodeNr > 1)
        xmlXPathNodeSetSort(set);
    return set;
}

FigureKind call_figure_text(Call *c, const char *text, const Number **out)
{
    text += strspn(text, " \t\r\n");
    if (!*text)
        return FIGURE_EMPTY;
    if (strcmp(text, "?") == 0)
        return FIGURE_UNKNOWN;
    if ((*out = number_parse(c->arena, text)))
        return FIGURE_NUMBER;
    call_error(c, "T110", _("%s() got \"%.60s\", which is not a number; give it an exact figure of the data, such as @capaian"), c->name, text);
    return FIGURE_WRONG;
}

FigureKind call_figure(Call *c, int index, const Number **out)
{
    return call_figure_text(c, call_text(c, index), out);
}

bool call_int(Call *c, int index, int min, int max, int otherwise, int *out)
{
    const Number *number = NULL;
    *out = otherwise;
    if (index >= c->count)
        return true;
    FigureKind kind = call_figure(c, index, &number);
    if (kind == FIGURE_WRONG)
        return false;
    double value = kind == FIGURE_NUMBER && number_is_integer(number) ? number_double(number) : (double)min - 1;
    if (value < min || value > max) {
        call_error(c, "T110", _("%s() needs a whole number from %d to %d here, not \"%.60s\""), c->name, min, max, call_text(c, index));
        return false;
    }
    *out = (int)value;
    return true;
}
