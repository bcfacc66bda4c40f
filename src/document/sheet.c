/* sheet.c: what an official sheet begins and ends with: the letterhead and the signatures. */
#include <string.h>

#include "document/reader.h"

enum { SIGNATURES_MAX = 3 };

/* One line of a signature block; a second of its kind is an error. */
static bool read_line(Reader *r, const xmlNode *node, const char **line)
{
    InlinePlace outer = r->where;
    bool ok = true;
    if (*line)
        node_error(&r->source, node, "N106", _("<pihak> has one <%s> at most"), node_name(node));
    r->where = node_is(node, "qr") || node_is(node, "nip") ? IN_CODE : outer;
    *line = inlines_only_text(r, node, &ok);
    r->where = outer;
    return ok;
}

static bool read_party_child(Reader *r, const xmlNode *node, Signature *party, size_t *cap)
{
    static const char *const names[] = {"tempat-tanggal", "sebutan", "jabatan", "nama", "pangkat", "nip", "qr", NULL}, *const none[] = {NULL};
    attrs_check(&r->source, node, none, NULL);
    const char **lines[] = {&party->place_date, &party->before, NULL, &party->name, &party->rank, &party->number, &party->qr};
    for (size_t i = 0; names[i]; i++)
        if (lines[i] && node_is(node, names[i]))
            return read_line(r, node, lines[i]);
    if (!node_is(node, "jabatan")) {
        node_unknown(&r->source, node, "N101", node_name(node), names, _("<%s> can't stand in a <pihak>"), node_name(node));
        return true;
    }
    bool ok = true;
    const char *line = inlines_only_text(r, node, &ok);
    if (!ok || !arena_grow(r->arena, &party->position, party->position_count, cap))
        return diag_memory(r->diags);
    party->position[party->position_count++] = line ? line : "";
    return true;
}

static bool read_party(Reader *r, const xmlNode *node, Signature *party)
{
    static const char *const none[] = {NULL};
    size_t cap = 0;
    attrs_check(&r->source, node, none, NULL);
    for (const xmlNode *n = node_first(node); n; n = node_next(n))
        if (!read_party_child(r, n, party, &cap))
            return false;
    return true;
}

bool signatures_read(Reader *r, const xmlNode *node, Block *block)
{
    static const char *const places[] = {"", "kiri", "tengah", "kanan", NULL}, *const names[] = {"pihak", "keterangan", NULL};
    Signature *items = arena_array(r->arena, Signature, SIGNATURES_MAX);
    size_t count = 0;
    if (!items)
        return diag_memory(r->diags);
    for (const xmlNode *n = node_first(node); n; n = node_next(n)) {
        if (node_is(n, "keterangan")) {
            if (!inlines_of(r, n, &block->u.signatures.statement))
                return false;
        } else if (!node_is(n, "pihak"))
            node_unknown(&r->source, n, "N101", node_name(n), names, _("<%s> can't stand in a <ttd>"), node_name(n));
        else if (count == SIGNATURES_MAX)
            node_error(&r->source, n, "N106", _("<ttd> has %d <pihak> at most; begin another <ttd> below"), SIGNATURES_MAX);
        else if (!read_party(r, n, &items[count++]))
            return false;
    }
    if (!count)
        node_error(&r->source, node, "N104", _("<ttd> needs one to %d <pihak>"), SIGNATURES_MAX);
    block->u.signatures.items = items;
    block->u.signatures.count = count;
    block->u.signatures.room = attr_extent(r, node, "ruang", UNIT_MM(18));
    block->u.signatures.align = (CellAlign)attr_choice(&r->source, node, "posisi", places, CELL_DEFAULT);
    block->u.signatures.electronic = attr_flag(&r->source, node, "elektronik", false);
    return true;
}

bool letterhead_read(Reader *r, const xmlNode *node, Block *block)
{
    static const char *const attrs[] = {"gaya", NULL}, *const names[] = {"baris", NULL};
    Inlines *lines = NULL;
    const char **styles = NULL;
    size_t count = 0, line_cap = 0, style_cap = 0;
    const char *emblem = attr_lent(&r->source, node, "lambang");
    if (emblem && *emblem)
        block->u.letterhead.emblem = attr_picture(r, node, "lambang");
    for (const xmlNode *n = node_first(node); n; n = node_next(n)) {
        if (!node_is(n, "baris")) {
            node_unknown(&r->source, n, "N101", node_name(n), names, _("<%s> can't stand in a <kop>"), node_name(n));
            continue;
        }
        attrs_check(&r->source, n, attrs, NULL);
        if (!arena_grow(r->arena, &lines, count, &line_cap) || !arena_grow(r->arena, &styles, count, &style_cap))
            return diag_memory(r->diags);
        styles[count] = attr_style(r, n, "gaya");
        if (!inlines_of(r, n, &lines[count++]))
            return false;
    }
    block->u.letterhead.lines = lines;
    block->u.letterhead.styles = styles;
    block->u.letterhead.count = count;
    return true;
}
