/* pk.c: Perjanjian Kinerja: the sheets of all posts in one file, or a file a post.
 *
 * The data is read and measured once, without the sheets; fonts and template are opened once. Then, post by post, its sheets are completed, expanded, laid out, written
 * and taken away again, each post in an arena of its own: memory does not grow with the number of posts. Several processes may share the posts (share.c). */
#include "api.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "data/data.h"
#include "share.h"
#include "template/template.h"

/* The sheets of one post. */
typedef struct Batch {
    const char *post;
    size_t *sheets; /* of the Agreements */
    size_t count, cap;
} Batch;

typedef struct Pk {
    Call call;
    const lkip_pk_options *options;
    const char *output;
    KeptStyle style;
    xmlDocPtr tree;
    Agreements *agreements;
    Template *template;
    Batch *batches;
    size_t batch_count, batch_cap;
    size_t sheets;
} Pk;

/* ---- which sheets ---- */

static bool is_wanted(const Pk *pk, const xmlNode *sheet)
{
    const char *post = data_attr(sheet, "pihak-pertama"), *kind = data_attr(sheet, "jenis");
    if (!post || (pk->options->kind && (!kind || strcmp(kind, pk->options->kind) != 0)))
        return false;
    for (const char *const *p = pk->options->posts; p; p++) {
        if (!*p)
            return false;
        if (strcmp(*p, post) == 0)
            return true;
    }
    return true;
}

/* The batch of a post: the sheets come by rank within a kind, so a post's second kind finds the batch of its first in a table. */
static Batch *batch_of(Pk *pk, xmlHashTablePtr places, const char *post)
{
    size_t place = (size_t)xmlHashLookup(places, (const xmlChar *)post);
    if (place)
        return &pk->batches[place - 1];
    if (!arena_grow(pk->call.arena, &pk->batches, pk->batch_count, &pk->batch_cap))
        return NULL;
    pk->batches[pk->batch_count++] = (Batch){.post = post};
    if (xmlHashAddEntry(places, (const xmlChar *)post, (void *)pk->batch_count) != 0)
        return NULL;
    return &pk->batches[pk->batch_count - 1];
}

static bool choose_sheets(Pk *pk)
{
    xmlHashTablePtr places = xmlHashCreate(256);
    bool ok = places != NULL;
    for (size_t i = 0; ok && i < agreements_count(pk->agreements); i++) {
        const xmlNode *sheet = agreements_at(pk->agreements, i);
        if (!is_wanted(pk, sheet))
            continue;
        Batch *batch = batch_of(pk, places, pk->options->separate ? data_attr(sheet, "pihak-pertama") : "*");
        ok = batch && arena_grow(pk->call.arena, &batch->sheets, batch->count, &batch->cap);
        if (ok)
            batch->sheets[batch->count++] = i;
        pk->sheets++;
    }
    xmlHashFree(places, NULL);
    return ok || diag_memory(pk->call.diags);
}

static bool has_sheet(const Pk *pk, const char *post)
{
    for (size_t i = 0; i < agreements_count(pk->agreements); i++) {
        const xmlNode *sheet = agreements_at(pk->agreements, i);
        const char *id = data_attr(sheet, "pihak-pertama");
        if (id && strcmp(id, post) == 0 && is_wanted(pk, sheet))
            return true;
    }
    return false;
}

/* Every post that was asked for has a sheet, and there is one at all. */
static bool check_choice(Pk *pk)
{
    const char *kind = pk->options->kind ? pk->options->kind : "murni, perubahan";
    bool ok = true;
    for (const char *const *p = pk->options->posts; p && *p; p++)
        if (!has_sheet(pk, *p))
            ok = diag_error(pk->call.diags, (Place){0}, "P101",
                            _("there is no <perjanjian> (%s) with pihak-pertama=\"%s\" in tahun-%d.xml; `lkip periksa` checks the ids of posts"),
                            kind, *p, pk->options->year);
    if (ok && !pk->sheets)
        ok = diag_error(pk->call.diags, (Place){0}, "P102", _("tahun-%d.xml has no <perjanjian> (%s); add one for each post"), pk->options->year,
                        kind);
    return ok;
}

/* ---- one file ---- */

static bool complete(Pk *pk, const Batch *batch, Arena *arena, TemplateNodes *nodes)
{
    xmlNode **items = arena_array(arena, xmlNode *, batch->count);
    bool ok = items || diag_memory(pk->call.diags);
    for (size_t i = 0; ok && i < batch->count; i++) {
        items[i] = agreements_at(pk->agreements, batch->sheets[i]);
        ok = agreement_complete(pk->agreements, batch->sheets[i]);
    }
    *nodes = (TemplateNodes){"perjanjian", items, batch->count};
    return ok;
}

static bool draw(Pk *pk, Call *call, const Batch *batch, const char *output)
{
    TemplateNodes nodes;
    xmlDocPtr naskah;
    const char *paper = pk->options->paper ? pk->options->paper : api_setting(pk->tree, "kertas");
    return complete(pk, batch, call->arena, &nodes) && template_run(pk->template, call->arena, &nodes, &naskah) &&
           api_draw(call, naskah, pk->options->style, paper, pk->options->profile, output, NULL);
}

static bool draw_batch(Pk *pk, const Batch *batch)
{
    Call call = pk->call;
    if (!(call.arena = arena_new()))
        return diag_memory(call.diags);
    size_t said = call.diags->count;
    const char *output = pk->options->separate ? arena_printf(call.arena, "%s/%s.pdf", pk->output, batch->post) : pk->output;
    bool ok = output ? draw(pk, &call, batch, output) : diag_memory(call.diags);
    diags_unique(call.diags, said); /* what is wrong with the template is wrong on every sheet */
    for (size_t i = 0; i < batch->count; i++)
        agreement_clear(pk->agreements, batch->sheets[i]);
    arena_drop(call.arena);
    return ok;
}

/* ---- all ---- */

static bool share_item(void *context, size_t index)
{
    Pk *pk = context;
    return api_fonts(&pk->call) && draw_batch(pk, &pk->batches[index]);
}

static void share_progress(void *context, size_t done)
{
    const Pk *pk = context;
    api_say(pk->call.session, _("writing"), done);
}

static bool make_folder(Pk *pk)
{
    if (mkdir(pk->output, 0777) == 0 || errno == EEXIST)
        return true;
    return diag_system(pk->call.diags, (Place){pk->output, 0}, "S003", _("the folder can't be made: %s"), strerror(errno));
}

/* A free setting of pengaturan.xml; NULL. */
static const char *free_setting(const Pk *pk, const char *name)
{
    const xmlNode *settings = data_child(xmlDocGetRootElement(pk->tree), "pengaturan");
    for (const xmlNode *n = settings ? data_child(settings, "nilai") : NULL; n; n = data_next(n, "nilai"))
        if (data_attr(n, "nama") && strcmp(data_attr(n, "nama"), name) == 0 && n->children && n->children->content)
            return (const char *)n->children->content;
    return NULL;
}

/* What a letterhead needs of the office, looked up once: beside it stand as many posts as there are. */
static bool letterhead_nodes(Pk *pk, TemplateOptions *template)
{
    static const char *const names[] = {"pemerintah", "alamat", "lambang"};
    enum { NAMES = sizeof names / sizeof *names };
    const xmlNode *plan = data_child(xmlDocGetRootElement(pk->tree), "renstra"), *office = plan ? data_child(plan, "instansi") : NULL;
    TemplateNodes *nodes = arena_array(pk->call.arena, TemplateNodes, NAMES);
    xmlNode **found = arena_array(pk->call.arena, xmlNode *, NAMES);
    if (!nodes || !found)
        return diag_memory(pk->call.diags);
    for (size_t i = 0; i < NAMES; i++) {
        found[i] = office ? data_child(office, names[i]) : NULL;
        nodes[i] = (TemplateNodes){names[i], &found[i], found[i] != NULL};
    }
    template->nodes = nodes;
    template->node_count = NAMES;
    return true;
}

static bool open_all(Pk *pk)
{
    Call *call = &pk->call;
    MeasureOptions *measure = arena_make(call->arena, MeasureOptions);
    TemplateOptions *template = arena_make(call->arena, TemplateOptions);
    const char **parameters = arena_array(call->arena, const char *, 5);
    if (!measure || !template || !parameters)
        return diag_memory(call->diags);
    *measure = api_measure_options(call, pk->options->year);
    if (!api_load(call, pk->options->year, &pk->tree) || !agreements_open(call->arena, call->diags, pk->tree, measure, &pk->agreements))
        return false;
    if (!choose_sheets(pk) || !check_choice(pk))
        return false;
    const char *style = free_setting(pk, "pk-gaya");
    parameters[0] = "gaya";
    parameters[1] = style ? style : "resmi";
    parameters[2] = "perbandingan";
    parameters[3] = pk->options->comparison ? "ya" : "tidak";
    *template = (TemplateOptions){.name = "pk",
                                  .dir = api_program_path(call, "templates"),
                                  .user_dir = api_user_path(call, "templat"),
                                  .year = pk->options->year,
                                  .parameters = parameters};
    return letterhead_nodes(pk, template) && template_open(call->arena, call->diags, pk->tree, template, &pk->template);
}

lkip_status lkip_pk(lkip_session *session, const char *folder, const lkip_pk_options *options, const char *output, size_t *sheets)
{
    Pk pk = {.options = options, .output = output};
    if (!api_begin(&pk.call, session, folder))
        return LKIP_SYSTEM;
    pk.call.one_of_many = true;
    pk.style.arena = pk.call.arena;
    pk.call.style = &pk.style;
    bool ok = open_all(&pk) && (!options->separate || make_folder(&pk));
    ShareOptions share = {.count = pk.batch_count,
                          .jobs = options->separate ? options->jobs : 1,
                          .item = share_item,
                          .context = &pk,
                          .progress = options->separate ? share_progress : NULL};
    size_t said = session->diags.count;
    ok = ok && share_run(pk.call.arena, pk.call.diags, &share);
    diags_unique(pk.call.diags, said);
    if (ok && sheets)
        *sheets = pk.sheets;
    return api_end(&pk.call, ok);
}
