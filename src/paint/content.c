/* content.c: a page's operators, with a tag round each stretch, and written shorter.
 *
 * cairo 1.16 can't write artifacts, and its tags are dear. A drawn page says by its inks (ink.h) where a stretch begins: the ink's operator becomes that of the true colour, and before it
 * the stretch gets its tag: its role and its number among the real content, or Artifact. It ends where the next begins. Pictures have cairo's own tag; the n-th of them is that of
 * the n-th picture's mark. Stretches that hold nothing but text stand inside one text object, which goes on as long as there is text (pen.c). */
#include <stdint.h>
#include <string.h>

#include "paint/decimal.h"
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
    OP_TAG,     /* cairo's, round a picture */
    OP_END_TAG, /* its end */
    OP_MARK,    /* another: a replacement text */
    OP_END_MARK,
} OpKind;

/* An operator and the operands before it. */
typedef struct Op {
    OpKind kind;
    bool begins;    /* a stretch, that of `mark` */
    bool text_only; /* and whatever it holds may stand in a text object */
    bool inked;     /* OP_COLOR: `color` is the true one, not that of the operands */
    Color color;
    size_t mark;
    Slice operands, name;
} Op;

/* A colour as it has been written. */
typedef struct Written {
    bool known;
    Color color;
} Written;

typedef struct Content {
    Arena *arena;
    Op *ops;
    size_t count, cap;
    PageMarks *marks;
    size_t next_picture; /* the mark from which on to look for it */
    int number;          /* of the next stretch that is no artifact */
    bool open, bare;     /* a stretch is open; it holds more than text, and ends outside the text object */
    Written fill, stroke;
    Buffer out;
    Pen pen;
} Content;

/* ---- reading ---- */

#define NAME(a, b, c) ((unsigned)(a) << 16 | (unsigned)(b) << 8 | (unsigned)(c))

static OpKind kind_of(Slice name)
{
    if (name.len > 3)
        return OP_OTHER;
    switch (NAME(name.at[0], name.len > 1 ? name.at[1] : 0, name.len > 2 ? name.at[2] : 0)) {
    case NAME('T', 'j', 0):
    case NAME('T', 'J', 0):
        return OP_SHOW;
    case NAME('T', 'd', 0):
        return OP_MOVE;
    case NAME('T', 'f', 0):
        return OP_FONT;
    case NAME('T', 'm', 0):
        return OP_MATRIX;
    case NAME('B', 'T', 0):
        return OP_BEGIN_TEXT;
    case NAME('E', 'T', 0):
        return OP_END_TEXT;
    case NAME('B', 'D', 'C'):
        return OP_MARK;
    case NAME('E', 'M', 'C'):
        return OP_END_MARK;
    case NAME('r', 'g', 0):
    case NAME('R', 'G', 0):
        return OP_COLOR;
    case NAME('g', 's', 0):
        return OP_STATE;
    case NAME('m', 0, 0):
    case NAME('l', 0, 0):
    case NAME('c', 0, 0):
    case NAME('r', 'e', 0):
        return OP_PATH;
    case NAME('Q', 0, 0):
        return OP_RESTORE;
    default:
        return OP_OTHER;
    }
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

/* ---- stretches ---- */

/* The mark of the next picture; SIZE_MAX when there are no more. */
static size_t next_picture(Content *c)
{
    for (; c->next_picture < c->marks->count; c->next_picture++)
        if (c->marks->items[c->next_picture].picture)
            return c->next_picture++;
    return SIZE_MAX;
}

/* cairo's tags and other marks end alike; tags are not nested in each other, but another mark may be in them. */
static void tell_ends_apart(Content *c)
{
    int depth = 0;
    for (size_t i = 0; i < c->count; i++) {
        Op *op = &c->ops[i];
        if (op->kind == OP_MARK)
            depth++;
        else if (op->kind == OP_END_MARK && depth == 0)
            op->kind = OP_END_TAG;
        else if (op->kind == OP_END_MARK)
            depth--;
    }
}

/* Finds the true colour of an ink, and its mark. */
static bool read_ink(Content *c, Op *op)
{
    double rgb[3];
    Ink ink;
    if (!read_decimals(op->operands.at, op->operands.len, rgb, 3) || !ink_find(&c->marks->inks, rgb, &ink))
        return false;
    op->inked = true;
    op->color = ink.color;
    op->mark = ink.mark;
    return true;
}

/* Finds where stretches begin, each behind the one before. False: this is no such drawing. */
static bool find_stretches(Content *c)
{
    size_t mark = SIZE_MAX;
    bool in_picture = false;
    for (size_t i = 0; i < c->count; i++) {
        Op *op = &c->ops[i];
        op->mark = mark;
        if (op->kind == OP_TAG)
            op->mark = next_picture(c);
        else if (op->kind == OP_COLOR && !in_picture && !read_ink(c, op))
            return false;
        if (op->kind == OP_TAG || op->kind == OP_END_TAG)
            in_picture = op->kind == OP_TAG;
        op->begins = op->mark != mark;
        if ((op->begins || op->kind == OP_TAG) && (op->mark >= c->marks->count || (mark != SIZE_MAX && op->mark < mark)))
            return false;
        mark = op->mark;
    }
    return next_picture(c) == SIZE_MAX;
}

/* Which stretches hold nothing but text. */
static void find_text_only(Content *c)
{
    Op *first = NULL;
    for (size_t i = 0; i < c->count; i++) {
        Op *op = &c->ops[i];
        if (op->begins) {
            first = op;
            first->text_only = true;
        }
        if (first && (op->kind == OP_OTHER || op->kind == OP_PATH || op->kind == OP_RESTORE))
            first->text_only = false;
    }
}

/* ---- writing ---- */

static void end_stretch(Content *c)
{
    if (!c->open)
        return;
    if (c->bare)
        pen_end(&c->pen);
    buffer_put(&c->out, "EMC\n");
    c->open = false;
}

static void begin_stretch(Content *c, const Op *op)
{
    Mark *mark = &c->marks->items[op->mark];
    Buffer *out = &c->out;
    end_stretch(c);
    c->open = true;
    c->bare = !op->text_only;
    if (op->text_only)
        pen_begin(&c->pen);
    else
        pen_end(&c->pen);
    if (!mark->node) {
        buffer_put(out, "/Artifact BMC\n");
        return;
    }
    mark->number = c->number++;
    /* readers look for a replacement in a Span only */
    buffer_put_char(out, '/');
    buffer_put(out, mark->words ? "Span" : role_name(mark->node->role));
    buffer_put(out, "<</MCID ");
    buffer_put_int(out, mark->number);
    if (mark->words) {
        char *text = arena_strndup(out->arena, mark->words->text, (size_t)mark->words->text_len);
        buffer_put(out, "/ActualText");
        pdf_string(out, text ? text : "");
    }
    buffer_put(out, ">>BDC\n");
}

/* The true colour, unless it is there. */
static void put_color(Content *c, const Op *op)
{
    Written *written = op->name.at[0] == 'r' ? &c->fill : &c->stroke;
    Color color = op->color;
    if (!op->inked) {
        written->known = false;
        put_rounded(&c->out, op->operands, 1);
    } else if (written->known && written->color.r == color.r && written->color.g == color.g && written->color.b == color.b) {
        return;
    } else {
        *written = (Written){true, color};
        for (int i = 0; i < 3; i++) {
            put_decimal(&c->out, (i == 0 ? color.r : i == 1 ? color.g : color.b) / 255.0);
            buffer_put_char(&c->out, ' ');
        }
    }
    buffer_put_bytes(&c->out, op->name.at, op->name.len);
    buffer_put_char(&c->out, '\n');
}

static void put_op(Content *c, const Op *op)
{
    if (op->kind == OP_PATH)
        put_rounded(&c->out, op->operands, 10);
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

static void put_any(Content *c, const Op *op)
{
    if (op->begins)
        begin_stretch(c, op);
    if (op->kind == OP_OTHER || op->kind == OP_PATH || op->kind == OP_RESTORE)
        pen_end(&c->pen);
    if (op->kind == OP_RESTORE) {
        pen_forget(&c->pen);
        c->fill.known = c->stroke.known = false;
    }
    if (is_text(op->kind))
        put_text_op(c, op);
    else if (op->kind == OP_COLOR)
        put_color(c, op);
    else if (op->kind == OP_END_TAG)
        end_stretch(c);
    else if (op->kind != OP_TAG)
        put_op(c, op);
}

Slice content_tagged(Arena *arena, Slice content, PageMarks *marks)
{
    Content c = {.arena = arena, .marks = marks, .out = buffer_in(arena)};
    c.pen = pen_on(&c.out);
    for (size_t i = 0; i < marks->count; i++)
        marks->items[i].number = -1;
    if (!read_ops(&c, content))
        return (Slice){0};
    tell_ends_apart(&c);
    if (!find_stretches(&c))
        return (Slice){0};
    find_text_only(&c);
    for (size_t i = 0; i < c.count; i++)
        put_any(&c, &c.ops[i]);
    end_stretch(&c);
    pen_end(&c.pen);
    if (c.out.failed)
        return (Slice){0};
    return (Slice){buffer_text(&c.out), c.out.len};
}
