/* xpath.c: rules that are data: for every node of the context, when the condition holds, a finding. */
#include <string.h>

#include <libxml/xpathInternals.h>

#include "check/model.h"
#include "data/data.h"

/* Steps of XPath in one evaluation, so that a rule of the user can't hang. */
enum { XPATH_MAX = 50 * 1000 * 1000 };

static void ignore_error(void *check, xmlErrorPtr error)
{
    (void)check;
    (void)error;
}

static xmlXPathObjectPtr find_variable(void *check, const xmlChar *name, const xmlChar *ns)
{
    Check *c = check;
    const char *text = (const char *)name;
    if (ns)
        return NULL;
    if (strcmp(text, "lkip") == 0)
        return xmlXPathNewNodeSet(c->root);
    if (strcmp(text, "renstra") == 0)
        return xmlXPathNewNodeSet(c->plan);
    if (strcmp(text, "pengaturan") == 0)
        return xmlXPathNewNodeSet(c->settings);
    if (strcmp(text, "ini") == 0)
        return xmlXPathNewNodeSet(c->report_year);
    if (strcmp(text, "tahun") == 0)
        return xmlXPathNewFloat(c->options->year);
    if (strcmp(text, "lalu") == 0)
        return xmlXPathNewFloat(c->options->year - 1);
    if (strcmp(text, "simpul") == 0)
        return xmlXPathNewNodeSet((xmlNode *)c->subject);
    c->missing = arena_strdup(c->scratch, text);
    return NULL;
}

bool check_xpath_open(Check *c)
{
    c->xpath = xmlXPathNewContext(c->root->doc);
    c->contexts = xmlHashCreate(64);
    if (!c->xpath || !c->contexts)
        return diag_memory(c->diags);
    c->xpath->userData = c;
    c->xpath->error = ignore_error;
    c->xpath->opLimit = XPATH_MAX;
    xmlXPathContextSetCache(c->xpath, 1, -1, 0); /* results are used again instead of released */
    xmlXPathRegisterFuncLookup(c->xpath, check_function, c);
    xmlXPathRegisterVariableLookup(c->xpath, find_variable, c);
    return true;
}

static void free_context(void *object, const xmlChar *text)
{
    (void)text;
    xmlXPathFreeObject(object);
}

void check_xpath_close(Check *c)
{
    xmlHashFree(c->contexts, free_context);
    xmlXPathFreeContext(c->xpath);
    c->xpath = NULL;
}

/* ---- evaluation ---- */

static bool broken(Check *c, const Rule *rule)
{
    Place at = {rule->xpath->file, rule->xpath->line};
    int code = c->xpath->lastError.code - XML_XPATH_EXPRESSION_OK;
    if (c->missing && (code == XPATH_UNKNOWN_FUNC_ERROR || code == XPATH_UNDEF_VARIABLE_ERROR))
        return diag_error(c->diags, at, "K001", _("the rule %s can't be worked out: there is no function or variable \"%s\""), rule->id, c->missing);
    return diag_error(c->diags, at, "K001", _("the rule %s can't be worked out: a text stands where nodes are needed, or it takes too many steps"),
                      rule->id);
}

static xmlXPathObjectPtr evaluate(Check *c, xmlXPathCompExprPtr expression, const xmlNode *node)
{
    c->xpath->node = (xmlNode *)node;
    c->xpath->opCount = 0;
    c->missing = NULL;
    return xmlXPathCompiledEval(expression, c->xpath);
}

/* As text in the arena of the findings; NULL when it is empty or can't be worked out. */
static const char *evaluate_text(Check *c, xmlXPathCompExprPtr expression, const xmlNode *node)
{
    xmlXPathObjectPtr object = expression ? evaluate(c, expression, node) : NULL;
    xmlChar *raw = object ? xmlXPathCastToString(object) : NULL;
    const char *text = raw && *raw ? arena_strdup(c->arena, (const char *)raw) : NULL;
    xmlFree(raw);
    xmlXPathFreeObject(object);
    return text;
}

static const char *message_of(Check *c, const XPathRule *rule, const xmlNode *node)
{
    Buffer out = buffer_in(c->arena);
    for (size_t i = 0; i < rule->count; i++) {
        const char *text = rule->message[i].text ? rule->message[i].text : evaluate_text(c, rule->message[i].expression, node);
        if (text)
            buffer_put(&out, text);
    }
    return out.failed ? NULL : buffer_text(&out);
}

/* Ids and codes that a node is about: its own attributes, and those of what it stands in. */
static void subjects_of(Check *c, Finding *finding, const XPathRule *rule, const xmlNode *node)
{
    static const char *const names[] = {"kode", "indikator", "id"};
    if (rule->subject) {
        check_about(finding, evaluate_text(c, rule->subject, node));
        return;
    }
    for (int up = 0; node && node->type == XML_ELEMENT_NODE && up < 3; up++, node = node->parent)
        for (size_t i = 0; i < sizeof names / sizeof *names; i++)
            check_about(finding, data_attr(node, names[i]));
}

static void report(Check *c, const Rule *rule, const xmlNode *node)
{
    const xmlNode *element = node->type == XML_ATTRIBUTE_NODE ? node->parent : node;
    Place at = data_place(check_named(element, "ukur") ? element->parent : element);
    Finding *finding = found_at(c, rule, at, message_of(c, rule->xpath, node));
    finding->stated = evaluate_text(c, rule->xpath->stated, node);
    finding->expected = evaluate_text(c, rule->xpath->expected, node);
    subjects_of(c, finding, rule->xpath, element);
    xmlXPathObjectPtr other = rule->xpath->other ? evaluate(c, rule->xpath->other, node) : NULL;
    if (other && other->type == XPATH_NODESET && other->nodesetval && other->nodesetval->nodeNr)
        finding->other = data_place(other->nodesetval->nodeTab[0]);
    xmlXPathFreeObject(other);
}

/* False when the rule is broken. */
static bool holds(Check *c, const Rule *rule, xmlNode *node, bool *out)
{
    c->subject = node;
    *out = rule->xpath->plain ? plain_holds(c, rule->xpath->plain, node) : true;
    if (rule->xpath->plain || !rule->xpath->condition)
        return true;
    xmlXPathObjectPtr object = evaluate(c, rule->xpath->condition, node);
    if (!object)
        return broken(c, rule);
    *out = xmlXPathCastToBoolean(object);
    xmlXPathFreeObject(object);
    return true;
}

/* The nodes of a rule's context, kept for the next rule that has the same; NULL when it is broken. */
static xmlXPathObjectPtr context_of(Check *c, const Rule *rule)
{
    const xmlChar *text = (const xmlChar *)rule->xpath->context_text;
    xmlXPathObjectPtr object = xmlHashLookup(c->contexts, text);
    if (object)
        return object;
    c->subject = c->root;
    object = evaluate(c, rule->xpath->context, c->root);
    if (object && object->type == XPATH_NODESET && xmlHashAddEntry(c->contexts, text, object) == 0)
        return object;
    xmlXPathFreeObject(object);
    return NULL;
}

static bool run_rule(Check *c, const Rule *rule)
{
    if (!rule->xpath->context)
        return false;
    const xmlXPathObject *object = context_of(c, rule);
    if (!object)
        return broken(c, rule);
    bool ok = true;
    const xmlNodeSet *set = object->nodesetval;
    for (int i = 0; ok && set && i < set->nodeNr; i++) {
        bool wrong;
        ok = holds(c, rule, set->nodeTab[i], &wrong);
        if (ok && wrong)
            report(c, rule, set->nodeTab[i]);
    }
    return ok;
}

static void print_nothing(void *context, const char *format, ...)
{
    (void)context;
    (void)format;
}

bool check_xpath(Check *c)
{
    /* libxml2 prints some complaints besides calling the error handler. */
    xmlGenericErrorFunc print = xmlGenericError;
    void *context = xmlGenericErrorContext;
    bool ok = true;
    xmlSetGenericErrorFunc(NULL, print_nothing);
    for (size_t i = 0; i < c->rules->count; i++)
        if (c->rules->items[i].xpath)
            ok = run_rule(c, &c->rules->items[i]) && ok;
    xmlSetGenericErrorFunc(context, print);
    return ok;
}
