/* rows.c: the rows of a year's file against the plan. */
#include "data/holder.h"
#include "data/refer.h"

#include <string.h>

static bool is(const xmlNode *node, const char *name)
{
    return strcmp((const char *)node->name, name) == 0;
}

/* Codes of one kind of row, each once. */
static void check_codes(Names *names, const xmlNode *budget, const char *kind)
{
    xmlHashTablePtr seen = xmlHashCreate(256);
    if (!seen)
        names->failed = true;
    for (xmlNode *n = data_child(budget, kind); seen && n; n = data_next(n, kind)) {
        const xmlChar *code = (const xmlChar *)data_attr(n, "kode");
        refer_code(names, n, "kode");
        refer_reason(names, n);
        if (!code || xmlHashAddEntry(seen, code, n) == 0)
            continue;
        const xmlNode *first = xmlHashLookup(seen, code);
        diag_error(names->diags, data_place(n), "D206", _("<%s> of the code %s stands twice; the other is at line %ld; join or delete one"), kind,
                   (const char *)code, data_place(first).line);
    }
    xmlHashFree(seen, NULL);
}

static void check_budget(Names *names, const xmlNode *budget)
{
    check_codes(names, budget, "pagu");
    check_codes(names, budget, "serapan");
    check_codes(names, budget, "fisik");
    for (const xmlNode *n = data_child(budget, "belanja"); n; n = data_next(n, "belanja"))
        refer_reason(names, n);
}

static void check_result(Names *names, const xmlNode *n)
{
    bool above = data_attr(n, "pembilang"), below = data_attr(n, "penyebut");
    refer_id(names, n, "indikator", "indikator", "D203");
    refer_reason(names, n);
    for (const xmlNode *r = data_child(n, "rincian"); r; r = data_next(r, "rincian"))
        refer_reason(names, r);
    if (above != below)
        diag_error(names->diags, data_place(n), "D211", _("<realisasi> of %s has only one of \"pembilang\" and \"penyebut\"; write both"),
                   data_attr(n, "indikator"));
    else if (!above && !data_attr(n, "nilai") && !data_attr(n, "teks") && !data_attr(n, "target"))
        diag_error(names->diags, data_place(n), "D211", _("<realisasi> of %s says no value; write nilai, or pembilang and penyebut, or teks"),
                   data_attr(n, "indikator"));
}

/* Whoever signs must have held the post on the sheet's date. */
static void check_signer(Names *names, const Holders *holders, const xmlNode *agreement, const char *post)
{
    const char *date = data_attr(agreement, "tanggal");
    const xmlNode *node = post ? xmlHashLookup(names->ids, (const xmlChar *)post) : NULL;
    if (!node || !is(node, "jabatan") || holders_on(holders, post, date))
        return;
    diag_warning(names->diags, data_place(agreement), "D217",
                 _("nobody held the post \"%s\" on the date of this <perjanjian> (%s); add a <pejabat jabatan=\"%s\" nama=\"..\"/>, or correct its "
                   "mulai and selesai"),
                 post, date ? date : "-", post);
}

/* Both parties: the second is the first's superior unless it is told. */
static void check_parties(Names *names, const Holders *holders, const xmlNode *agreement)
{
    const char *first = data_attr(agreement, "pihak-pertama"), *second = data_attr(agreement, "pihak-kedua");
    const xmlNode *post = first ? xmlHashLookup(names->ids, (const xmlChar *)first) : NULL;
    refer_id(names, agreement, "pihak-pertama", "jabatan", "D205");
    refer_id(names, agreement, "pihak-kedua", "jabatan", "D205");
    check_signer(names, holders, agreement, first);
    if (!second && post && is(post, "jabatan") && !(second = data_attr(post, "atasan")))
        diag_error(names->diags, data_place(agreement), "D216",
                   _("the post \"%s\" has no superior to agree with; write atasan=\"..\" on its <jabatan>, or pihak-kedua=\"..\" here"), first);
    check_signer(names, holders, agreement, second);
}

static void check_agreement(Names *names, const Holders *holders, const xmlNode *agreement)
{
    static const char *const single[] = {"jumlah", NULL};
    refer_single(names, agreement, single);
    check_parties(names, holders, agreement);
    for (const xmlNode *n = data_child(agreement, NULL); n; n = data_next(n, NULL)) {
        refer_id(names, n, "indikator", "indikator", "D203");
        refer_code(names, n, "kode");
        refer_reason(names, n);
        if (is(n, "butir") && !data_attr(n, "indikator") && !data_attr(n, "uraian"))
            diag_error(names->diags, data_place(n), "D211", "%s",
                       _("<butir> names no indicator; write indikator=\"id\", or uraian=\"...\" when the plan has none"));
        if (is(n, "dana") && !data_attr(n, "kode") && !(data_attr(n, "uraian") && data_attr(n, "nilai")))
            diag_error(names->diags, data_place(n), "D211", "%s", _("<dana> names no budget; write kode=\"...\", or uraian and nilai"));
    }
}

static void check_holder(Names *names, const Holders *holders, const xmlNode *n)
{
    const char *from = data_attr(n, "mulai"), *to = data_attr(n, "selesai");
    refer_id(names, n, "jabatan", "jabatan", "D205");
    if (from && to && strcmp(from, to) > 0)
        diag_error(names->diags, data_place(n), "D213", _("<pejabat> ends (%s) before it begins (%s); correct \"mulai\" or \"selesai\""), to, from);
    const xmlNode *other = holders_clash(holders, n);
    if (other)
        diag_error(names->diags, data_place(n), "D215",
                   _("the post \"%s\" has two holders at once; the other stands at line %ld: end one term (selesai) before the other begins (mulai), "
                     "or write "
                     "status=\"plh\" for who stands in"),
                   data_attr(n, "jabatan"), data_place(other).line);
}

void refer_year(Names *names, const xmlNode *year)
{
    const Holders *holders = holders_index(names->arena, year);
    if (!holders) {
        names->failed = true;
        return;
    }
    for (const xmlNode *n = data_child(year, NULL); n; n = data_next(n, NULL)) {
        if (is(n, "laporan"))
            refer_id(names, n, "penandatangan", "jabatan", "D205");
        else if (is(n, "pejabat"))
            check_holder(names, holders, n);
        else if (is(n, "anggaran"))
            check_budget(names, n);
        else if (is(n, "kinerja"))
            for (const xmlNode *r = data_child(n, "realisasi"); r; r = data_next(r, "realisasi"))
                check_result(names, r);
        else if (is(n, "perjanjian"))
            check_agreement(names, holders, n);
        else if (is(n, "analisis") || is(n, "pembanding"))
            refer_id(names, n, "indikator", "indikator", "D203");
        if (is(n, "pembanding"))
            refer_reason(names, n);
        for (const xmlNode *s = is(n, "spm") ? data_child(n, NULL) : NULL; s; s = data_next(s, NULL))
            refer_reason(names, s);
    }
}
