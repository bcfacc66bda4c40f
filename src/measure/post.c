/* post.c: the posts of the office as a tree, and what each answers for. */
#include "measure/agreement.h"

#include <string.h>

#include "data/order.h"

Post *post_find(const Agreements *a, const char *id)
{
    return id ? xmlHashLookup(a->posts, BAD_CAST id) : NULL;
}

/* "II.b": 2; 0 without an eselon. */
static int echelon(const xmlNode *post)
{
    static const char *const numerals[] = {"I", "II", "III", "IV", "V"};
    const char *text = attr_or(post, "eselon", "");
    size_t len = strspn(text, "IV");
    for (int i = 0; len && i < 5; i++)
        if (strlen(numerals[i]) == len && !strncmp(text, numerals[i], len))
            return i + 1;
    return 0;
}

static bool is_kind(const Post *post, const char *kind)
{
    return post && attr_is(post->node, "jenis", kind);
}

/* The form a post's sheet takes (Permen PANRB 53/2014): by its place first, then by its eselon, then by how far below the head it stands. */
PostLevel post_level(const Post *post)
{
    int e = post ? echelon(post->node) : 0;
    if (!post || is_kind(post, "pelaksana"))
        return POST_STAFF;
    if (is_kind(post->superior, "kepala-daerah") || e == 1 || e == 2)
        return POST_HEAD;
    if (is_kind(post, "fungsional") || is_kind(post, "kelompok") || e > 3)
        return POST_SUPERVISOR;
    if (e == 3 || !post->superior || is_kind(post->superior->superior, "kepala-daerah"))
        return POST_ADMINISTRATOR;
    return POST_SUPERVISOR;
}

/* ---- what a post answers for ---- */

/* A duty may be told on the post and on the code: it is one. */
enum { DUTIES_COMPARED = 200 };

static bool has_duty(const Post *post, const Code *code, const xmlNode *indicator)
{
    int left = DUTIES_COMPARED;
    for (const Duty *d = post->duties; d && left-- > 0; d = d->next)
        if (d->code == code && d->indicator == indicator)
            return true;
    return false;
}

static bool duty_add(Agreements *a, Post *post, Code *code, xmlNode *indicator)
{
    if (!post || (!code && !indicator) || has_duty(post, code, indicator))
        return true;
    Duty *duty = arena_make(a->arena, Duty);
    if (!duty)
        return false;
    *duty = (Duty){.code = code, .indicator = indicator};
    *(post->last_duty ? &post->last_duty->next : &post->duties) = duty;
    post->last_duty = duty;
    return true;
}

/* <kode> of a <jabatan>: a code or an indicator's id. */
static bool duties_listed(Agreements *a, Post *post)
{
    for (const xmlNode *n = data_child(post->node, "kode"); n; n = data_next(n, "kode")) {
        const char *text = n->children && n->children->content ? (const char *)n->children->content : "";
        text += strspn(text, " \t\r\n");
        char *name = arena_strndup(a->arena, text, strcspn(text, " \t\r\n"));
        if (!name || !duty_add(a, post, code_find(a, name), code_find(a, name) ? NULL : xmlHashLookup(a->indicators, BAD_CAST name)))
            return false;
    }
    return true;
}

/* ---- the tree of posts ---- */

static Post *post_new(Agreements *a, xmlNode *node)
{
    Post *post = arena_make(a->arena, Post);
    if (!post)
        return NULL;
    *post = (Post){.node = node, .id = attr_or(node, "id", "")};
    xmlHashAddEntry(a->posts, BAD_CAST post->id, post);
    return post;
}

static void child_add(Post *parent, Post *post)
{
    *(parent->last ? &parent->last->next : &parent->first) = post;
    parent->last = post;
}

/* Numbers the tree below `root`. Posts that are their own superior by others are not below it, and stay without a rank. */
static void rank_all(Post *root)
{
    long rank = 0;
    for (Post *p = root->first; p;) {
        p->rank = ++rank;
        if (p->first) {
            p = p->first;
            continue;
        }
        while (p && p != root && !p->next)
            p = p->superior ? p->superior : root;
        p = p && p != root ? p->next : NULL;
    }
}

bool posts_read(Agreements *a)
{
    const xmlNode *office = a->renstra ? data_child(a->renstra, "instansi") : NULL;
    Post root = {0}, *list = NULL, **tail = &list;
    for (xmlNode *n = office ? data_child(office, "jabatan") : NULL; n; n = data_next(n, "jabatan")) {
        Post *post = post_new(a, n);
        if (!post || !duties_listed(a, post))
            return false;
        *tail = post;
        tail = &post->next;
    }
    for (Post *p = list, *next; p; p = next) {
        next = p->next;
        p->next = NULL;
        p->superior = post_find(a, attr_or(p->node, "atasan", NULL));
        child_add(p->superior ? p->superior : &root, p);
    }
    rank_all(&root);
    /* @jabatan on the plan's codes and indicators, in the plan's order. */
    for (xmlNode *n = a->renstra; n; n = order_next(a->renstra, n)) {
        Post *post = post_find(a, attr_or(n, "jabatan", NULL));
        bool indicator = xmlStrEqual(n->name, BAD_CAST "indikator");
        if (post && !duty_add(a, post, indicator ? NULL : code_find(a, attr_or(n, "kode", NULL)), indicator ? n : NULL))
            return false;
    }
    return true;
}
