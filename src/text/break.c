/* break.c: from atoms to lines: the segments between forced breaks, greedy lines, and what a finished line needs to know. */
#include <string.h>

#include "text/shaped.h"

bool ends_put(Ends *ends, uint32_t end)
{
    if (ends->count == ends->cap) {
        ends->cap = ends->cap ? ends->cap * 2 : 64;
        ends->items = fonts_scratch(ends->fonts, SCRATCH_ENDS, ends->cap * sizeof *ends->items);
        if (!ends->items)
            return false;
    }
    ends->items[ends->count++] = end;
    return true;
}

/* ---- greedy ---- */

/* A line that could end at a plain joint: is it so short that a hyphen is worth while? Justified: its spaces would grow past 1.5 times. */
static bool too_short(const Measure *m, int64_t slack, int64_t spaces, Unit room)
{
    return m->justify ? slack * 2 > spaces : slack * 6 > room;
}

/* The end of the greedy line that begins at `from`. A soft tie or a piece is broken only where nothing else helps; a figure that does not fit sticks out. */
static uint32_t greedy_end(const Measure *m, uint32_t from, Unit room, bool may_hyphenate)
{
    const Text *t = m->text;
    int64_t pen = 0, spaces = 0, plain_slack = 0, plain_spaces = 0;
    uint32_t plain = 0, hyphened = 0, soft = 0, i = from;
    for (; i < m->to; i++) {
        Joint joint = joint_of(t, i);
        pen += t->width[i];
        if (pen > room)
            break;
        if (joint == JOINT_SOFT_TIE || joint == JOINT_WEAK_TIE || joint == JOINT_SPLIT) {
            soft = i + 1;
        } else if (joint_hyphenates(joint)) {
            hyphened = may_hyphenate && pen + hyphen_of(t, i) <= room ? i + 1 : hyphened;
        } else if (joint > JOINT_TIE) {
            plain = i + 1;
            plain_slack = room - pen;
            plain_spaces = spaces;
        }
        pen += t->space[i];
        spaces += t->space[i];
    }
    if (i == m->to)
        return i;
    if (hyphened > plain && (!plain || too_short(m, plain_slack, plain_spaces, room)))
        return hyphened;
    if (plain || soft)
        return plain ? plain : soft;
    for (i = from; i + 1 < m->to && joint_of(t, i) <= JOINT_TIE; i++)
        ;
    return i + 1;
}

bool first_fit(const Measure *m, Ends *ends)
{
    int hyphens = 0;
    for (uint32_t at = m->from; at < m->to;) {
        Unit room = at == m->from ? m->first : m->width;
        at = greedy_end(m, at, room, hyphens < m->max_hyphens);
        hyphens = joint_hyphenates(joint_of(m->text, at - 1)) ? hyphens + 1 : 0;
        if (!ends_put(ends, at))
            return false;
    }
    return true;
}

/* ---- finished lines ---- */

/* Ascent, descent and height: of the tallest font and of the boxes. The leading stands half above, half below. */
static void set_height(const Text *text, const BreakOptions *options, Line *line)
{
    Unit size = 0, extent;
    uint32_t look = UINT32_MAX;
    const Face *face = NULL;
    for (uint32_t i = line->from; i < line->to; i++) {
        const Look *l = &text->looks[text->look[i]];
        Unit up, down;
        if (text->piece[i]) {
            const Face *here = text->piece[i]->word->face;
            if (text->look[i] == look && here == face)
                continue;
            look = text->look[i];
            face = here;
            up = here->font.ascent + l->rise;
            down = here->font.descent - l->rise;
        } else {
            const TextBox *box = text_box(text, i);
            up = box->ascent + l->rise;
            down = box->descent - l->rise;
        }
        size = l->face->font.size > size ? l->face->font.size : size;
        line->ascent = up > line->ascent ? up : line->ascent;
        line->descent = down > line->descent ? down : line->descent;
    }
    line->height = (Unit)((int64_t)size * options->line_height / 1000);
    extent = line->ascent + line->descent;
    if (text->box_count && line->height < extent)
        line->height = extent;
    line->baseline = line->ascent + (line->height - extent) / 2;
}

/* Spreads the room over the spaces of a justified line, or places a ragged one. Returns false when the line sticks out. */
static bool set_width(const Text *text, const BreakOptions *options, Unit room, Unit indent, Line *line)
{
    int64_t natural = hyphen_of(text, line->to - 1), spaces = 0, count = 0;
    for (uint32_t i = line->from; i < line->to; i++) {
        natural += text->width[i];
        if (i + 1 < line->to && text->space[i]) {
            spaces += text->space[i];
            count++;
        }
    }
    line->hyphen = joint_hyphenates(joint_of(text, line->to - 1));
    int64_t extra = 0, slack = room - natural - spaces;
    if (options->align == ALIGN_JUSTIFY && count && (!line->last || slack < 0))
        extra = slack < -shrink_of(spaces) ? -shrink_of(spaces) : slack;
    if (count) {
        line->space_extra = (Unit)((extra < 0 ? extra - count + 1 : extra) / count);
        line->space_rest = (int)(extra - line->space_extra * count);
    }
    line->width = (Unit)(natural + spaces + extra);
    line->x = indent;
    if (options->align == ALIGN_CENTER && slack > 0)
        line->x += (Unit)(slack / 2);
    else if (options->align == ALIGN_RIGHT && slack > 0)
        line->x += (Unit)slack;
    return line->width <= room;
}

static bool take_lines(Arena *arena, const Text *text, const BreakOptions *options, const Measure *room, const Ends *ends, Lines *out)
{
    Lines lines = {.text = text, .items = arena_array(arena, Line, ends->count), .count = ends->count};
    if (!lines.items)
        return false;
    bool first = true;
    for (size_t i = 0; i < ends->count; i++) {
        Line *line = &lines.items[i];
        line->from = i ? ends->items[i - 1] : 0;
        line->to = ends->items[i];
        line->last = joint_of(text, line->to - 1) == JOINT_FORCED;
        set_height(text, options, line);
        if (!set_width(text, options, first ? room->first : room->width, first ? options->width - room->first : 0, line))
            lines.overfull++;
        Unit right = line->x + line->width;
        lines.width = right > lines.width ? right : lines.width;
        lines.height += line->height;
        first = false;
    }
    *out = lines;
    return true;
}

/* Breaks the atoms up to the next forced break; most cells are one line. */
static bool break_segment(const Measure *m, bool greedy, Ends *ends)
{
    int64_t natural = 0;
    for (uint32_t i = m->from; i < m->to; i++)
        natural += m->text->width[i] + (i + 1 < m->to ? m->text->space[i] : 0);
    if (natural <= m->first)
        return ends_put(ends, m->to);
    return greedy ? first_fit(m, ends) : total_fit(m, ends);
}

bool text_break(Arena *arena, Diags *diags, const Text *text, const BreakOptions *options, Lines *out)
{
    Measure m = {.text = text, .max_hyphens = options->max_hyphens > 0 ? options->max_hyphens : 2};
    m.width = options->width > 1 ? options->width : 1;
    m.first = m.width - options->first_indent;
    m.first = m.first < m.width / 4 ? m.width / 4 : m.first; /* an indent must leave room for something */
    m.justify = options->align == ALIGN_JUSTIFY;
    m.balanced = options->balanced;
    if (!text->count) {
        Line *line = arena_make(arena, Line);
        if (!line)
            return diag_memory(diags);
        line->last = true;
        *out = (Lines){.text = text, .items = line, .count = 1};
        return true;
    }
    Unit narrowest = m.first < m.width ? m.first : m.width;
    if (text->piece_hyphen > narrowest && !(m.text = text = text_split(arena, text, narrowest)))
        return diag_memory(diags);
    Ends ends = {.fonts = text->looks[0].face->fonts};
    Unit first = m.first;
    for (uint32_t at = 0; at < text->count; at = m.to) {
        m.from = m.to = at;
        while (joint_of(text, m.to++) != JOINT_FORCED)
            ;
        if (!break_segment(&m, options->first_fit, &ends))
            return diag_memory(diags);
        m.first = m.width;
    }
    m.first = first;
    return take_lines(arena, text, options, &m, &ends, out) || diag_memory(diags);
}
