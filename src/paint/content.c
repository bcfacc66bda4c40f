/* content.c: a page's operators, with their tags' true names, and written shorter.
 *
 * cairo 1.16 can't write artifacts, and numbers every stretch. Drawn pages have one and the same tag round each; here the n-th tag becomes that of the n-th mark: its role and
 * its number among the real content, or Artifact. Tags that hold nothing but text stand inside one text object, which goes on as long as there is text (pen.c). */
#include <string.h>

#include "paint/finish.h"
#include "paint/pen.h"

typedef enum {
    OP_OTHER, /* pictures, clips, strokes: not inside a text object */
    OP_PATH,  /* points: the same, and rounded */
    OP_COLOR, /* anywhere in a text object */
    OP_STATE,
    OP_SHOW,
    OP_BEGIN_TEXT,
    OP_END_TEXT,
    OP_FONT,
    OP_MATRIX,
    OP_MOVE,
    OP_RESTORE,
    OP_TAG,  /* one of ours */
    OP_MARK, /* another: a replacement text */
    OP_END_MARK,
} OpKind;

/* An operator and the operands before it. */
typedef struct Op {
    OpKind kind;
    bool text_only; /* OP_TAG: whatever it holds may stand in a text object */
    Slice operands, name;
} Op;

typedef struct Content {
    Arena *arena;
    Op *ops;
    size_t count, cap;
    const PageMarks *marks;
    size_t next_mark;
    int number; /* of the next stretch that is no artifact */
    bool bare;  /* the open tag holds more than text: it ends outside the text object */
    int depth;  /* of other marks that are open */
    Buffer out;
    Pen pen;
} Content;

/* ---- reading ---- */

static OpKind kind_of(Slice name)
{
    static const struct {
        const char *name;
        OpKind kind;
    } names[] = {{"Tj", OP_SHOW},  {"TJ", OP_SHOW},   {"Td", OP_MOVE},  {"BT", OP_BEGIN_TEXT}, {"ET", OP_END_TEXT},
                 {"Tf", OP_FONT},  {"Tm", OP_MATRIX}, {"BDC", OP_MARK}, {"EMC", OP_END_MARK},  {"rg", OP_COLOR},
                 {"RG", OP_COLOR}, {"gs", OP_STATE},  {"g", OP_COLOR},  {"G", OP_COLOR},       {"m", OP_PATH},
                 {"l", OP_PATH},   {"c", OP_PATH},    {"re", OP_PATH},  {"Q", OP_RESTORE}};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (name.len == strlen(names[i].name) && !memcmp(name.at, names[i].name, name.len))
            return names[i].kind;
    return OP_OTHER;
}
static bool is_ours(Slice operands)
{
    static const char head[] = "/" FINISH_TAG " << /MCID ";
    return operands.len > sizeof head - 1 && !memcmp(operands.at, head, sizeof head - 1);
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '\'' || c == '"';
}

static bool is_white(char c)
{
    return c == ' ' || c == '\n';
}

static bool read_ops(Content *c, Slice content)
{
    const char *end = content.at + content.len, *from = NULL, *after;
    for (const char *at = content.at; at < end; at = after) {
        after = at + 1;
        if (is_white(*at))
            continue;
        from = from ? from : at;
        after = pdf_skip_token(at, end);
        if (!is_letter(*at))
            continue;
        Op op = {.operands = {from, (size_t)(at - from)}, .name = {at, (size_t)(after - at)}};
        while (op.operands.len && is_white(op.operands.at[op.operands.len - 1]))
            op.operands.len--;
        op.kind = kind_of(op.name);
        if (op.kind == OP_MARK && is_ours(op.operands))
            op.kind = OP_TAG;
        if (!arena_grow(c->arena, &c->ops, c->count, &c->cap))
            return false;
        c->ops[c->count++] = op;
        from = NULL;
    }
    return from == NULL;
}

/* Which tags hold nothing but text. They are not nested in each other. */
static void find_text_only(Content *c)
{
    Op *tag = NULL;
    for (size_t i = 0; i < c->count; i++) {
        Op *op = &c->ops[i];
        if (op->kind == OP_TAG) {
            tag = op;
            tag->text_only = true;
        } else if (tag && (op->kind == OP_OTHER || op->kind == OP_PATH || op->kind == OP_RESTORE)) {
            tag->text_only = false;
        }
    }
}

/* ---- writing ---- */

static const Mark *next_stretch(Content *c)
{
    while (c->next_mark < c->marks->count && c->marks->items[c->next_mark].link)
        c->next_mark++;
    return c->next_mark < c->marks->count ? &c->marks->items[c->next_mark++] : NULL;
}

static bool put_tag(Content *c, bool text_only)
{
    const Mark *mark = next_stretch(c);
    Buffer *out = &c->out;
    if (!mark)
        return false;
    if (text_only)
        pen_begin(&c->pen);
    else
        pen_end(&c->pen);
    if (!mark->node)
        return buffer_put(out, "/Artifact BMC\n");
    /* readers look for a replacement in a Span only */
    buffer_printf(out, "/%s<</MCID %d", mark->words ? "Span" : role_name(mark->node->role), c->number++);
    if (mark->words) {
        char *text = arena_strndup(out->arena, mark->words->text, (size_t)mark->words->text_len);
        buffer_put(out, "/ActualText");
        pdf_string(out, text ? text : "");
    }
    return buffer_put(out, ">>BDC\n");
}

static void put_op(Content *c, const Op *op)
{
    if (op->kind == OP_PATH)
        put_rounded(&c->out, op->operands, 10);
    else if (op->kind == OP_COLOR)
        put_rounded(&c->out, op->operands, 1);
    else
        put_values(&c->out, op->operands);
    buffer_put_bytes(&c->out, op->name.at, op->name.len);
    buffer_put_char(&c->out, '\n');
}

static void put_text_op(Content *c, const Op *op)
{
    static void (*const tell[])(Pen * pen,
                                Slice operands) = {[OP_SHOW] = pen_show, [OP_FONT] = pen_font, [OP_MATRIX] = pen_matrix, [OP_MOVE] = pen_move};
    if (op->kind == OP_BEGIN_TEXT)
        pen_begin(&c->pen);
    else if (op->kind != OP_END_TEXT)
        tell[op->kind](&c->pen, op->operands);
}

static bool is_text(OpKind kind)
{
    return kind == OP_SHOW || (kind >= OP_BEGIN_TEXT && kind <= OP_MOVE);
}

static bool put_any(Content *c, const Op *op)
{
    if (op->kind == OP_TAG) {
        c->bare = !op->text_only;
        return put_tag(c, op->text_only);
    }
    if (is_text(op->kind)) {
        put_text_op(c, op);
        return true;
    }
    bool ends_tag = op->kind == OP_END_MARK && c->depth == 0;
    c->depth += (op->kind == OP_MARK) - (op->kind == OP_END_MARK && c->depth > 0);
    if ((ends_tag && c->bare) || op->kind == OP_OTHER || op->kind == OP_PATH || op->kind == OP_RESTORE)
        pen_end(&c->pen);
    if (op->kind == OP_RESTORE)
        pen_forget(&c->pen);
    put_op(c, op);
    return true;
}

Slice content_tagged(Arena *arena, Slice content, const PageMarks *marks)
{
    Content c = {.arena = arena, .marks = marks, .bare = true, .out = buffer_in(arena)};
    c.pen = pen_on(&c.out);
    if (!read_ops(&c, content))
        return (Slice){0};
    find_text_only(&c);
    for (size_t i = 0; i < c.count; i++)
        if (!put_any(&c, &c.ops[i]))
            return (Slice){0};
    pen_end(&c.pen);
    if (c.out.failed || next_stretch(&c))
        return (Slice){0};
    return (Slice){buffer_text(&c.out), c.out.len};
}
