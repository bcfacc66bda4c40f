/* inspect.c: the public calls about checking: a folder looked at with every rule, its findings, and the protocol of it. */
#include "api.h"

#include <stdlib.h>
#include <string.h>

#include <libxml/parser.h>

#include "data/data.h"
#include "template/template.h"

static CheckOptions check_options(const Call *call, int year)
{
    return (CheckOptions){.year = year,
                          .rule_dir = api_program_path(call, "templates/aturan"),
                          .user_rule_dir = api_user_path(call, "templat/aturan"),
                          .schema_dir = api_program_path(call, "templates/skema")};
}

/* Runs the check with all that outlives it in `arena`, which becomes the session's. */
static bool check_in(Call *call, Arena *arena, xmlDocPtr tree, int year)
{
    lkip_session *session = call->session;
    CheckOptions options = check_options(call, year);
    arena_drop(session->checked);
    session->checked = arena;
    session->findings = (Findings){0};
    session->checked_tree = NULL;
    session->checked_year = year;
    api_say(session, _("checking"), 0);
    return check_rules(arena, call->diags, &options, &session->rules) &&
           check_tree(arena, call->diags, tree, &options, &session->rules, &session->findings);
}

bool api_check(Call *call, xmlDocPtr tree, int year)
{
    Arena *arena = arena_new();
    return arena ? check_in(call, arena, tree, year) : diag_memory(call->diags);
}

static int year_of(xmlDocPtr tree)
{
    const char *year = data_attr(xmlDocGetRootElement(tree), "tahun");
    return year ? atoi(year) : 0;
}

lkip_status lkip_check(lkip_session *session, const char *folder, int year)
{
    Call call;
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    xmlDocPtr tree;
    if (!api_load(&call, year, &tree))
        return api_end(&call, false);
    int checked = year ? year : year_of(tree);
    bool ok = (api_check_charts(&call, tree, checked) || !call.diags->system) && check_in(&call, call.arena, tree, checked) &&
              (findings_quote(call.arena, &session->findings) || diag_memory(call.diags));
    if (!ok)
        return call.diags->system ? LKIP_SYSTEM : LKIP_INPUT;
    session->checked_tree = tree;
    return session->diags.errors || session->findings.counts[DIAG_ERROR] ? LKIP_INPUT : LKIP_OK;
}

/* ---- findings ---- */

size_t lkip_finding_count(const lkip_session *session)
{
    return session->findings.count;
}

static const char *group_title(const lkip_session *session, const char *id)
{
    for (size_t i = 0; i < session->rules.group_count; i++)
        if (session->rules.groups[i].id == id)
            return session->rules.groups[i].title;
    return id;
}

lkip_finding lkip_finding_at(const lkip_session *session, size_t index)
{
    if (index >= session->findings.count)
        return (lkip_finding){0};
    const Finding *f = &session->findings.items[index];
    return (lkip_finding){.severity = (lkip_severity)f->rule->severity,
                          .rule = f->rule->id,
                          .group = group_title(session, f->rule->group),
                          .title = f->rule->title,
                          .file = f->at.file,
                          .line = f->at.line,
                          .text = f->message,
                          .quote = f->quote,
                          .stated = f->stated,
                          .expected = f->expected,
                          .other_file = f->other.file,
                          .other_line = f->other.line,
                          .accepted = f->accepted};
}

/* ---- as files ---- */

static bool write_json(Call *call, const char *output)
{
    const lkip_session *session = call->session;
    const char *text = findings_json(call->arena, call->diags, &session->rules, &session->findings, call->folder, session->checked_year);
    return text && api_write(call, text, strlen(text), output);
}

/* The findings stand in the tree for as long as the template needs them. */
static bool expand(Call *call, xmlNode *root, xmlDocPtr *naskah)
{
    const lkip_session *session = call->session;
    TemplateOptions options = {.name = "periksa",
                               .entry = "protokol.xml",
                               .dir = api_program_path(call, "templates"),
                               .user_dir = api_user_path(call, "templat"),
                               .year = session->checked_year};
    bool ok = findings_put(root, &session->diags, &session->rules, &session->findings) || diag_memory(call->diags);
    ok = ok && template_expand(call->arena, call->diags, root->doc, &options, naskah);
    xmlNode *put = data_child(root, "periksa");
    if (put) {
        xmlUnlinkNode(put);
        xmlFreeNode(put);
    }
    return ok;
}

static bool write_pdf(Call *call, const char *output)
{
    xmlDocPtr tree = call->session->checked_tree, naskah;
    return expand(call, xmlDocGetRootElement(tree), &naskah) &&
           api_print(call, naskah, api_style(call, tree, NULL), api_setting(tree, "kertas"), output, NULL);
}

lkip_status lkip_check_write(lkip_session *session, const char *folder, const char *format, const char *output)
{
    Call call;
    bool json = strcmp(format, "json") == 0;
    if (!json && (strcmp(format, "pdf") != 0 || !session->checked_tree))
        return LKIP_USAGE;
    if (!api_begin(&call, session, folder))
        return LKIP_SYSTEM;
    return api_end(&call, json ? write_json(&call, output) : write_pdf(&call, output));
}

/* ---- explanations ---- */

const char *lkip_explain(lkip_session *session, const char *folder, const char *rule)
{
    Call call;
    Rules rules;
    const char *text = NULL;
    if (!api_begin(&call, session, folder))
        return NULL;
    CheckOptions options = check_options(&call, 0);
    xmlInitParser();
    if (check_rules(call.arena, call.diags, &options, &rules)) {
        const Rule *one = rule ? rule_find(&rules, rule) : NULL;
        if (one || !rule)
            text = one ? rule_text(session->messages, &rules, one) : rules_page(session->messages, &rules);
        else
            diag_error(call.diags, (Place){0}, "K005",
                       _("there is no rule %s among those of the check, which begin with K; other messages are explained in docs/diagnostik.md"),
                       rule);
    }
    api_end(&call, text != NULL);
    return text;
}
