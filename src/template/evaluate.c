/* evaluate.c: XPath through libxml2: compiled once, run often, bounded. */
#include <string.h>

#include "base/suggest.h"
#include "template/expander.h"

/* ---- errors ---- */

void evaluation_error(Expander *e, const char *rule, const char *format, ...)
{
    bool again = e->said || (e->current && e->current->reported);
    e->said = true;
    if (e->current)
        e->current->reported = true;
    if (again)
        return;
    va_list args;
    va_start(args, format);
    const char *message = arena_vprintf(e->arena, format, args);
    va_end(args);
    diag_error(e->diags, e->at, rule, _("{%s}: %s"), e->current ? e->current->source : "", message ? message : "");
}

/* libxml2's own complaints come as a code without words, and some are printed: neither is wanted. */
static void ignore_error(void *expander, xmlErrorPtr error)
{
    (void)expander;
    (void)error;
}

static void print_nothing(void *expander, const char *format, ...)
{
    (void)expander;
    (void)format;
}

/* Names that a template may use as variables at this point. */
static const char *const *variable_names(Expander *e)
{
    const char **names = arena_array(e->arena, const char *, e->variable_count + 1);
    for (size_t i = 0; names && i < e->variable_count; i++)
        names[i] = e->variables[i].name;
    return names;
}

static void unknown_variable(Expander *e)
{
    const char *const *names = variable_names(e);
    const char *name = e->missing ? e->missing : "", *near = names ? suggest(name, names) : NULL;
    if (near)
        evaluation_error(e, "T103", _("there is no variable $%s; did you mean $%s?"), name, near);
    else
        evaluation_error(e, "T103", _("there is no variable $%s at this place; set it with <tetap nama=\"%s\" nilai=\"..\"/>"), name, name);
}

static void unknown_function(Expander *e)
{
    const char *const *names = function_names(e);
    const char *name = e->missing ? e->missing : "", *near = names ? suggest(name, names) : NULL;
    if (near)
        evaluation_error(e, "T102", _("there is no function %s(); did you mean %s()?"), name, near);
    else
        evaluation_error(e, "T102", _("there is no function %s(); docs/templat.md lists all there are"), name);
}

/* Says why libxml2 gave up. */
static void explain(Expander *e)
{
    int code = e->xpath->lastError.code - XML_XPATH_EXPRESSION_OK;
    if (e->said)
        return;
    if (code == XPATH_UNKNOWN_FUNC_ERROR)
        unknown_function(e);
    else if (code == XPATH_UNDEF_VARIABLE_ERROR)
        unknown_variable(e);
    else if (code == XPATH_OP_LIMIT_EXCEEDED)
        evaluation_error(e, "T108", _("it takes too many steps; choose nodes by their path, without //* in one another"));
    else if (code == XPATH_INVALID_TYPE)
        evaluation_error(e, "T112", _("a text or a number stands where nodes are needed"));
    else if (code == XPATH_INVALID_ARITY)
        evaluation_error(e, "T112", _("a function has too many or too few arguments"));
    else if (code == XPATH_UNDEF_PREFIX_ERROR)
        evaluation_error(e, "T112", _("names have no prefix with a colon here"));
    else
        evaluation_error(e, "T112", _("it can't be worked out"));
}

/* Says where libxml2 stopped understanding. */
static void explain_syntax(Expander *e, const char *source)
{
    size_t len = strlen(source), at = e->xpath->lastError.int1 > 0 ? (size_t)e->xpath->lastError.int1 : 0;
    if (at < len)
        evaluation_error(e, "T101", _("this is not an XPath expression; it goes wrong at \"%.40s\""), source + at);
    else
        evaluation_error(e, "T101", _("this is not an XPath expression; it breaks off at its end: is a bracket, a quote or an argument missing?"));
}

/* ---- variables ---- */

static xmlXPathObjectPtr find_variable(void *expander, const xmlChar *name, const xmlChar *ns)
{
    Expander *e = expander;
    for (size_t i = e->variable_count; !ns && i > 0; i--)
        if (strcmp(e->variables[i - 1].name, (const char *)name) == 0)
            return xmlXPathObjectCopy(e->variables[i - 1].value);
    e->missing = arena_strdup(e->arena, (const char *)name);
    return NULL;
}

bool variable_push(Expander *e, const char *name, xmlXPathObjectPtr value)
{
    if (!value || !arena_grow(e->arena, &e->variables, e->variable_count, &e->variable_cap)) {
        xmlXPathFreeObject(value);
        return diag_memory(e->diags);
    }
    e->variables[e->variable_count++] = (Variable){name, value};
    return true;
}

void variables_pop(Expander *e, size_t count)
{
    while (e->variable_count > count)
        xmlXPathFreeObject(e->variables[--e->variable_count].value);
}

bool variable_is_name(const char *name)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_";
    return *name && strchr(letters, *name) && strspn(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ_0123456789-") == strlen(name);
}

/* ---- expressions ---- */

bool xpath_open(Expander *e)
{
    if (!(e->xpath = xmlXPathNewContext(e->tree)))
        return diag_memory(e->diags);
    e->xpath->error = ignore_error;
    e->xpath->userData = e;
    xmlXPathContextSetCache(e->xpath, 1, -1, 0);
    xmlXPathRegisterVariableLookup(e->xpath, find_variable, e);
    xmlXPathRegisterFuncLookup(e->xpath, function_find, e);
    xmlXPathOrderDocElems(e->tree); /* unions and reverse axes are sorted by it */
    return true;
}

void xpath_close(Expander *e)
{
    variables_pop(e, 0);
    for (Expression *x = e->expressions; x; x = x->next)
        xmlXPathFreeCompExpr(x->compiled);
    xmlXPathFreeContext(e->xpath);
}

void xpath_quiet(Expander *e, bool quiet)
{
    if (quiet) {
        e->print = xmlGenericError;
        e->print_context = xmlGenericErrorContext;
        xmlSetGenericErrorFunc(e, print_nothing);
    } else {
        xmlSetGenericErrorFunc(e->print_context, e->print);
    }
}

static void begin(Expander *e, Expression *expression, Place at)
{
    e->at = at;
    e->current = expression;
    e->missing = NULL;
    e->said = false;
    e->xpath->opCount = 0;
    e->xpath->opLimit = XPATH_MAX;
    xmlResetError(&e->xpath->lastError);
}

Expression *expression_new(Expander *e, const char *source, Place at)
{
    Expression *x = arena_make(e->arena, Expression);
    if (!x || !(x->source = arena_strdup(e->arena, source))) {
        diag_memory(e->diags);
        return NULL;
    }
    x->next = e->expressions;
    e->expressions = x;
    begin(e, x, at);
    x->compiled = xmlXPathCtxtCompile(e->xpath, (const xmlChar *)source);
    if (!x->compiled)
        explain_syntax(e, source);
    return x;
}

/* A new scratch arena, once the old one holds much. */
static bool refresh_scratch(Expander *e)
{
    if (e->scratch && arena_used(e->scratch) < 1024 * 1024)
        return true;
    arena_drop(e->scratch);
    e->scratch = arena_new();
    return e->scratch || diag_memory(e->diags);
}

xmlXPathObjectPtr expression_run(Expander *e, Expression *expression, Place at)
{
    if (!expression->compiled || e->stopped || !refresh_scratch(e))
        return NULL;
    begin(e, expression, at);
    xmlXPathObjectPtr value = xmlXPathCompiledEval(expression->compiled, e->xpath);
    e->xpath_ops += e->xpath->opCount;
    if (!value || e->said) {
        explain(e);
        xmlXPathFreeObject(value);
        value = NULL;
    }
    if (e->xpath_ops > XPATH_ALL_MAX && !e->stopped) {
        e->stopped = true;
        diag_error(e->diags, at, "T108", _("the template takes too long; look for loops inside loops over the whole tree"));
    }
    return value;
}
