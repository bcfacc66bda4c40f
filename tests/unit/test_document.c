/* test_document.c: a naskah read into typed blocks: white space, grids, numbers, references, and complaints with their lines. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <cmocka.h>
#include <libxml/parser.h>

#include "base/buffer.h"
#include "document/document.h"

typedef struct Read {
    Arena *arena;
    Diags diags;
    Document *document;
    bool ok;
} Read;

/* Finds the program's style and every picture but those called hilang. */
static const char *find(void *context, Arena *arena, const char *kind, const char *name)
{
    (void)context;
    if (strcmp(kind, "gaya") == 0)
        return strcmp(name, "resmi") == 0 ? "templates/gaya/resmi.xml" : NULL;
    return strstr(name, "hilang") ? NULL : arena_printf(arena, "/folder/%s", name);
}

static Read read_with(const char *xml, const DocumentOptions *options)
{
    xmlDocPtr doc = xmlReadMemory(xml, (int)strlen(xml), "n.xml", NULL, XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_BIG_LINES);
    assert_non_null(doc);
    Read r = {.arena = arena_new()};
    r.diags = diags_in(r.arena);
    r.ok = document_read(r.arena, &r.diags, doc, options, &r.document);
    xmlFreeDoc(doc); /* nothing may point into it */
    return r;
}

static Read read_text(const char *xml)
{
    return read_with(xml, &(DocumentOptions){.find = find});
}

/* Blocks inside <isi><bab judul='B'>. */
static Read read_blocks(const char *blocks)
{
    Arena *arena = arena_new();
    const char *xml = arena_printf(arena, "<naskah versi='1'><isi><bab judul='B'>\n%s</bab></isi></naskah>", blocks);
    Read r = read_text(xml);
    arena_drop(arena);
    return r;
}

static const Block *block(const Read *r, size_t index)
{
    assert_true(r->ok);
    assert_true(r->document->part_count > 0 && index < r->document->parts[0].blocks.count);
    return r->document->parts[0].blocks.items[index];
}

static void done(Read *r)
{
    arena_drop(r->arena);
}

/* Runs as text: [flags:text] for formatted ones, | for a break. */
static const char *show(Arena *arena, const Inlines *row)
{
    Buffer out = buffer_in(arena);
    for (size_t i = 0; i < row->count; i++) {
        const Run *run = &row->items[i];
        if (run->kind == RUN_BREAK)
            buffer_put(&out, "|");
        else if (run->kind != RUN_TEXT)
            buffer_printf(&out, "<%d>", run->kind);
        else if (run->flags || run->uri || run->lang || run->color.a)
            buffer_printf(&out, "[%u:%s]", run->flags, run->text);
        else
            buffer_put(&out, run->text);
    }
    return buffer_text(&out);
}

static void folds(const char *xml, const char *expected)
{
    Arena *arena = arena_new();
    Read r = read_blocks(arena_printf(arena, "<paragraf>%s</paragraf>", xml));
    assert_string_equal(show(arena, &block(&r, 1)->u.paragraph.text), expected);
    done(&r);
    arena_drop(arena);
}

static void test_white_space(void **state)
{
    (void)state;
    folds("  a \n\t b  ", "a b");
    folds("a <tebal> b </tebal> c", "a [1:b ]c");
    folds("a<tebal> b</tebal>c", "a[1: b]c");
    folds(" <tebal> a</tebal> ", "[1:a]");
    folds("a <baris-baru/> b", "a|b");
    folds("a<tebal> </tebal><baris-baru/>b", "a|b");
    folds("", "");
    folds("  \n ", "");
    folds("a\xc2\xa0 b", "a\xc2\xa0 b");
    folds("<tebal>a<miring>b</miring></tebal>c", "[1:a][3:b]c");
    folds("a<!-- x --> b<![CDATA[ < ]]>c", "a b < c");
    folds("<tebal>a</tebal><tebal>b</tebal>", "[1:ab]");
    folds("x <asing>good  governance</asing>", "x [2:good governance]");
    folds("a<catatan-kaki> n <tebal>o</tebal></catatan-kaki> b", "a<3> b");
    folds("H<bawah>2</bawah>O m<atas>2</atas>", "H[16:2]O m[8:2]");
}

/* Quotes pair over runs; what is no text counts as a letter, a footnote's mark as the end of a word. */
static void test_marks_over_runs(void **state)
{
    (void)state;
    folds("\"<tebal>x</tebal>\" y", "“[1:x]” y");
    folds("a <tebal>\"x\"</tebal>, (<miring>'y'</miring>)", "a [1:“x”], ([2:‘y’])");
    folds("<tebal>2021</tebal>-<tebal>2026</tebal> a <tebal>-</tebal> b", "[1:2021]–[1:2026] a [1:–] b");
    folds("\"kata\"<catatan-kaki>\"n\"</catatan-kaki> 3-5<catatan-kaki>n</catatan-kaki>", "“kata”<3> 3–5<3>");
    folds("a<baris-baru/>- b<baris-baru/>\"c\"", "a|- b|“c”");
    folds("\"<gambar-baris berkas='q.png'/>\"", "“<4>”");
    folds("\"<asing bahasa='en'>It's \"new\"</asing>\"", "“[2:It’s “new”]”");
    folds("<tautan ke='https://a.id/2021-2026'>2021-2026</tautan>", "[0:2021–2026]");
    Read r =
        read_blocks("<rumus>10 - 5 = \"5\" 3-5</rumus><tabel judul='\"T\" 2021-2026'><kolom/><badan><baris><sel>3-5</sel></baris></badan></tabel>"
                    "<ttd><pihak><jabatan>Kepala \"Dinas\"</jabatan><nama>Contoh Ma'ruf</nama><qr>a \"b\" 3-5</qr></pihak></ttd>");
    assert_string_equal(inlines_plain(r.arena, &block(&r, 1)->u.formula.text), "10 - 5 = “5” 3-5");
    assert_string_equal(block(&r, 2)->plain, "“T” 2021–2026");
    assert_string_equal(inlines_plain(r.arena, &block(&r, 2)->u.table.body[0].cells[0].text), "3–5");
    const Signature *party = &block(&r, 3)->u.signatures.items[0];
    assert_string_equal(party->position[0], "Kepala “Dinas”");
    assert_string_equal(party->name, "Contoh Ma’ruf");
    assert_string_equal(party->qr, "a \"b\" 3-5");
    done(&r);
}

/* A style that has tanda-baca="apa-adanya". */
static const char *find_as_typed(void *context, Arena *arena, const char *kind, const char *name)
{
    (void)arena;
    (void)name;
    return strcmp(kind, "gaya") == 0 ? context : NULL;
}

static void test_marks_as_typed(void **state)
{
    (void)state;
    char path[] = "/tmp/lkip-gaya-XXXXXX";
    int fd = mkstemp(path);
    FILE *file = fdopen(fd, "w");
    assert_non_null(file);
    fputs("<gaya versi='1' nama='ketik' tanda-baca='apa-adanya'><teks nama='teks'/><tabel nama='tabel'/></gaya>", file);
    fclose(file);
    Read r = read_with("<naskah versi='1'><isi><bab judul='\"B\" 3-5'><paragraf>\"a\" 2021-2026 - b</paragraf></bab></isi></naskah>",
                       &(DocumentOptions){.find = find_as_typed, .context = path});
    remove(path);
    assert_string_equal(block(&r, 0)->plain, "\"B\" 3-5");
    assert_string_equal(inlines_plain(r.arena, &block(&r, 1)->u.paragraph.text), "\"a\" 2021-2026 - b");
    done(&r);
}

static void test_runs(void **state)
{
    (void)state;
    Read r = read_blocks("<paragraf><tautan ke='https://a.id/'>x</tautan><warna nilai='baik'>y</warna><gambar-baris berkas='q.png' tinggi='9pt'/>"
                         "<catatan-kaki>n<daftar><butir>1</butir></daftar></catatan-kaki></paragraf>"
                         "<rumus><pecahan><atas>a</atas><bawah>b <tebal>c</tebal></bawah></pecahan> x 100</rumus>");
    const Inlines *row = &block(&r, 1)->u.paragraph.text;
    assert_int_equal(row->count, 4);
    assert_string_equal(row->items[0].uri, "https://a.id/");
    assert_int_equal(row->items[1].color.a, 255);
    assert_string_equal(row->items[2].picture, "/folder/q.png");
    assert_int_equal(row->items[2].height, 9 * UNIT_PT);
    assert_int_equal(row->items[3].note->count, 2);
    assert_int_equal(row->items[3].note->items[1]->kind, BLOCK_LIST);
    const Inlines *formula = &block(&r, 2)->u.formula.text;
    assert_int_equal(formula->items[0].kind, RUN_FRACTION);
    assert_string_equal(inlines_plain(r.arena, formula), "a / b c x 100");
    done(&r);
}

/* ---- tables ---- */

/* Rows of cells as column+colspan x rowspan:text. */
static const char *show_rows(Arena *arena, const Row *rows, size_t count)
{
    Buffer out = buffer_in(arena);
    for (size_t i = 0; i < count; i++) {
        for (int c = 0; c < rows[i].cell_count; c++) {
            const Cell *cell = &rows[i].cells[c];
            buffer_printf(&out, "%s%d", c ? " " : "", cell->column);
            if (cell->colspan > 1 || cell->rowspan > 1)
                buffer_printf(&out, "+%dx%d", cell->colspan, cell->rowspan);
            buffer_printf(&out, ":%s", inlines_plain(arena, &cell->text));
        }
        buffer_put(&out, "/");
    }
    return buffer_text(&out);
}

static void grid(const char *rows, const char *expected)
{
    Arena *arena = arena_new();
    Read r = read_blocks(arena_printf(arena, "<tabel><kolom/><kolom/><kolom/><badan>%s</badan></tabel>", rows));
    const Table *t = &block(&r, 1)->u.table;
    assert_string_equal(show_rows(arena, t->body, t->body_count), expected);
    done(&r);
    arena_drop(arena);
}

static void test_grid(void **state)
{
    (void)state;
    grid("<baris><sel>a</sel><sel>b</sel><sel>c</sel></baris>", "0:a 1:b 2:c/");
    grid("<baris><sel>a</sel></baris>", "0:a 1: 2:/");
    grid("<baris/>", "0: 1: 2:/");
    grid("<baris><sel gabung-baris='2'>a</sel><sel gabung-kolom='2'>b</sel></baris><baris><sel>c</sel><sel>d</sel></baris>",
         "0+1x2:a 1+2x1:b/1:c 2:d/");
    grid("<baris><sel>a</sel><sel gabung-baris='3'>b</sel></baris><baris><sel>c</sel><sel>d</sel></baris><baris/>", "0:a 1+1x3:b 2:/0:c 2:d/0: 2:/");
    grid("<baris><sel gabung-kolom='3' gabung-baris='2'>a</sel></baris><baris/><baris><sel>b</sel></baris>", "0+3x2:a//0:b 1: 2:/");
}

static void test_table(void **state)
{
    (void)state;
    Read r = read_blocks(
        "<tabel judul='T' nomor-kolom='ya' lebar='60%' ukuran='8pt' lanjutan='ya'>"
        "<kolom lebar='10mm' rata='tengah'/><kolom lebar='2*' min='5mm'/><kolom lebar='alami' rata='desimal' ulang='ya'/>"
        "<kepala><baris><sel>x</sel></baris></kepala>"
        "<badan><baris jenis='kelompok' tingkat='2' pisah='ya' latar='#010203'><sel tebal='tidak' inden='2' kumulatif='12' "
        "kepala='ya'>k</sel></baris></badan>"
        "<badan><baris jenis='jumlah' pisah='tidak'><sel><paragraf>p</paragraf>lalu<daftar><butir>q</butir></daftar></sel></baris></badan>"
        "<sumber>Sumber: x</sumber></tabel>");
    const Table *t = &block(&r, 1)->u.table;
    assert_int_equal(t->columns[0].kind, COLUMN_FIXED);
    assert_int_equal(t->columns[0].width, UNIT_MM(10));
    assert_int_equal(t->columns[1].weight, 2000);
    assert_int_equal(t->columns[1].min, UNIT_MM(5));
    assert_int_equal(t->columns[2].kind, COLUMN_NATURAL);
    assert_int_equal(t->columns[2].align, CELL_DECIMAL);
    assert_true(t->columns[2].repeat && t->continued);
    assert_int_equal(t->width_percent, 60);
    assert_int_equal(t->font_size, 8 * UNIT_PT);
    assert_int_equal(t->head_count, 2);
    assert_int_equal(t->head[1].kind, ROW_NUMBERS);
    assert_string_equal(show_rows(r.arena, t->head, 2), "0:x 1: 2:/0:1 1:2 2:3/");
    assert_int_equal(t->body_count, 2);
    assert_int_equal(t->body[0].kind, ROW_GROUP);
    assert_int_equal(t->body[0].level, 2);
    assert_int_equal(t->body[0].cut, CUT_FREELY);
    assert_int_equal(t->body[1].cut, CUT_NEVER);
    assert_int_equal(t->head[0].cut, CUT_SPARINGLY);
    const Cell *cell = &t->body[0].cells[0];
    assert_true(cell->bold == 0 && cell->indent == 2 && strcmp(cell->running, "12") == 0 && cell->head);
    assert_int_equal(t->body[0].cells[1].bold, -1);
    assert_int_equal(t->body[1].cells[0].blocks->count, 3);
    assert_string_equal(inlines_plain(r.arena, &t->source), "Sumber: x");
    done(&r);
}

/* ---- numbers and references ---- */

static const char *show_labels(Arena *arena, const Document *d)
{
    Buffer out = buffer_in(arena);
    for (size_t p = 0; p < d->part_count; p++)
        for (size_t i = 0; i < d->parts[p].blocks.count; i++) {
            const Block *b = d->parts[p].blocks.items[i];
            if (b->plain && b->kind != BLOCK_CONTENTS)
                buffer_printf(&out, "%s=%s;", b->label ? b->label : "-", b->id ? b->id : "-");
        }
    return buffer_text(&out);
}

static void test_numbers(void **state)
{
    (void)state;
    Read r = read_text(
        "<naskah versi='1'><lampiran judul='L'><subbab judul='s'/><tabel judul='t'><kolom/></tabel></lampiran>"
        "<halaman-depan><bab judul='Kata'><subbab judul='x'/><tabel judul='t'><kolom/></tabel></bab></halaman-depan>"
        "<isi><bab judul='1'><subbab judul='a'/><subbab judul='b'><subbab judul='c'><subbab judul='d'/></subbab></subbab>"
        "<tabel judul='t'><kolom/></tabel><gambar judul='g' berkas='g.png'/><tabel judul='u' "
        "nomor='tidak'><kolom/></tabel><tabel><kolom/></tabel></bab>"
        "<bab judul='2'><subbab judul='A' penomoran='huruf-besar'><subbab judul='p' penomoran='angka'/><subbab judul='q' penomoran='angka'/></subbab>"
        "<tabel judul='t'><kolom/></tabel></bab><bab judul='Tutup' nomor='tidak'/></isi></naskah>");
    assert_true(r.ok);
    assert_string_equal(show_labels(r.arena, r.document),
                        "Lampiran 1=lampiran-1;L1.1=lampiran-1-1;Tabel L1.1=tabel-L1.1;-=depan-1;-=depan-1-0-0-0;Tabel 2=tabel-2;"
                        "BAB I=bab-1;1.1=bab-1-1;1.2=bab-1-2;1.2.1=bab-1-2-1;a.=bab-1-2-1-1;Tabel 1.1=tabel-1.1;Gambar 1.1=gambar-1.1;-=-;-=-;"
                        "BAB II=bab-2;A.=bab-2-1;2.1=bab-2-1-1;2.2=bab-2-1-2;Tabel 2.1=tabel-2.1;-=depan-2;");
    assert_true(r.document->parts[0].blocks.items[0]->u.heading.annex);
    assert_true(r.document->parts[1].blocks.items[0]->u.heading.front);
    done(&r);
}

static void refers(const char *reference, const char *expected)
{
    Arena *arena = arena_new();
    Read r = read_blocks(arena_printf(
        arena, "<paragraf>%s</paragraf><tabel id='t' judul='Isi'><kolom/></tabel><subbab id='s' judul='Huruf' penomoran='huruf-besar'/>", reference));
    assert_string_equal(show(arena, &block(&r, 1)->u.paragraph.text), expected);
    assert_non_null(block(&r, 1)->u.paragraph.text.items[0].dest);
    done(&r);
    arena_drop(arena);
}

static void test_references(void **state)
{
    (void)state;
    refers("<rujukan ke='t'/> x", "Tabel 1.1 x");
    refers("<rujukan ke='t' bentuk='nomor'/>", "1.1");
    refers("<rujukan ke='t' bentuk='judul'/>", "Isi");
    refers("<rujukan ke='s'/>", "A");
    refers("<rujukan ke='bab-1'/>", "BAB I");
    refers("<rujukan ke='bab-1' bentuk='nomor'/>", "I");
    Read r = read_blocks("<paragraf><rujukan ke='bab-1' bentuk='halaman'/></paragraf>");
    const Run *run = &block(&r, 1)->u.paragraph.text.items[0];
    assert_int_equal(run->kind, RUN_PAGE_REF);
    assert_string_equal(run->target, "bab-1");
    done(&r);
}

/* An id that a reader writes late must not meet one made up earlier. */
static void test_made_ids(void **state)
{
    (void)state;
    Read r = read_blocks("<subbab judul='a'/><paragraf id='bab-1-1'>x</paragraf>");
    assert_string_equal(block(&r, 1)->id, "bab-1-1-2");
    assert_string_equal(block(&r, 2)->id, "bab-1-1");
    done(&r);
}

/* ---- other blocks ---- */

static void test_list(void **state)
{
    (void)state;
    Read r = read_blocks(
        "<daftar jenis='huruf-kurung' mulai='26' rapat='ya'><butir>a</butir><butir>b <daftar><butir>c</butir></daftar> d</butir></daftar>");
    const Block *b = block(&r, 1);
    assert_true(b->u.list.tight);
    assert_string_equal(b->u.list.items[0].label, "z)");
    assert_string_equal(b->u.list.items[1].label, "aa)");
    assert_int_equal(b->u.list.items[1].blocks.count, 3);
    assert_string_equal(b->u.list.items[1].blocks.items[1]->u.list.items[0].label, "\u2022");
    done(&r);
}

static void test_chart(void **state)
{
    (void)state;
    Read r = read_blocks("<grafik id='g' judul='G' jenis='batang' sumbu-maks='120' satuan='%'><kategori>2022</kategori><kategori>2023</kategori>"
                         "<seri nama='T' peran='target' warna='target'><titik nilai='775/9' label='86,11'/><titik nilai='?'/></seri><seri "
                         "nama='R'><titik nilai='-3.5'/></seri>"
                         "<rentang dari='0' sampai='50' nama='rendah' warna='buruk'/></grafik>");
    const Chart *c = &block(&r, 1)->u.chart;
    assert_int_equal(c->kind, CHART_BARS);
    assert_true(c->has_max && !c->has_min);
    assert_int_equal(c->series_count, 2);
    assert_int_equal(c->series[1].point_count, 1); /* ends early: not the same as a missing value */
    assert_true(c->series[0].points[0].known && !c->series[0].points[1].known);
    assert_true(c->series[0].points[0].value > 86.11 && c->series[0].points[0].value < 86.12);
    assert_string_equal(c->series[0].points[0].label, "86,11");
    assert_int_equal(c->band_count, 1);
    assert_string_equal(block(&r, 1)->label, "Gambar 1.1");
    done(&r);
}

static void test_tree_and_sheet(void **state)
{
    (void)state;
    Read r = read_blocks(
        "<pohon judul='P' jenis='kinerja'><simpul judul='a'><teks>x <tebal>y</tebal></teks><simpul judul='b' garis='putus'/></simpul></pohon>"
        "<ttd ruang='20mm' posisi='kanan'><pihak><tempat-tanggal>Dumai, 1 Januari</tempat-tanggal><sebutan>Pihak</sebutan><jabatan>KEPALA</jabatan>"
        "<jabatan>DINAS</jabatan><nama>NAMA</nama><nip>NIP. 0</nip></pihak></ttd>"
        "<kop lambang='l.svg'><baris gaya='kop'>PEMERINTAH</baris></kop>");
    const Block *tree = block(&r, 1);
    assert_int_equal(tree->u.tree.kind, TREE_PERFORMANCE);
    assert_true(tree->u.tree.root->children[0]->dashed);
    assert_string_equal(inlines_plain(r.arena, &tree->u.tree.root->text), "x y");
    const Signature *s = &block(&r, 2)->u.signatures.items[0];
    assert_int_equal(s->position_count, 2);
    assert_string_equal(s->before, "Pihak");
    assert_string_equal(s->number, "NIP. 0");
    assert_null(s->rank);
    assert_int_equal(block(&r, 2)->u.signatures.align, CELL_RIGHT);
    assert_string_equal(block(&r, 3)->u.letterhead.emblem, "/folder/l.svg");
    done(&r);
}

static void test_map(void **state)
{
    (void)state;
    Read r = read_blocks("<peta judul='P'><masukan judul='m'/><lapis id='l' judul='L' bentuk='panah'><simpul id='a'/></lapis><lapis id='k'><simpul "
                         "id='b' judul='B'/></lapis>"
                         "<keluaran judul='k'/><panah dari='b' ke='a' garis='putus'/><panah dari='k' ke='l'/></peta>");
    const Map *map = &block(&r, 1)->u.map;
    assert_int_equal(map->layer_count, 2);
    assert_true(map->layers[0].flow && !map->layers[1].flow);
    assert_string_equal(map->layers[1].node->children[0]->title, "B");
    assert_int_equal(map->arrow_count, 2);
    assert_true(!map->arrows[0].layers && map->arrows[0].dashed && map->arrows[0].from == 1 && map->arrows[0].to == 0);
    assert_true(map->arrows[1].layers && map->arrows[1].from == 1 && map->arrows[1].to == 0);
    assert_string_equal(map->input->title, "m");
    assert_string_equal(block(&r, 1)->label, "Gambar 1.1");
    done(&r);
}

static void test_parts(void **state)
{
    (void)state;
    Read r = read_with("<naskah versi='1' gaya='lain'><kaki-halaman bagian='isi'><tengah><nomor-halaman/> / <jumlah-halaman/></tengah></kaki-halaman>"
                       "<sampul latar='utama'><spasi tinggi='2*'/></sampul><isi><paragraf>x</paragraf></isi><lampiran judul='L' orientasi='lanskap' "
                       "kertas='F4'/></naskah>",
                       &(DocumentOptions){.find = find, .style_name = "resmi", .paper = "F4"});
    assert_true(r.ok);
    const Part *p = r.document->parts;
    assert_int_equal(r.document->style->page.height, UNIT_MM(330));
    assert_int_equal(p[0].background.a, 255);
    assert_int_equal(p[0].blocks.items[0]->u.space.stretch, 2000);
    assert_false(p[0].footer.used);
    assert_int_equal(p[1].footer.center.items[0].kind, RUN_PAGE);
    assert_false(p[2].footer.used);
    assert_true(p[2].landscape);
    assert_string_equal(p[2].paper, "F4");
    done(&r);
}

/* ---- complaints ---- */

static void complains_in(Read r, long line, const char *rule, const char *words)
{
    assert_false(r.ok);
    if (r.diags.count != 1)
        fail_msg("%zu diagnostics instead of %s; the first: %s", r.diags.count, rule, diag_line(r.arena, &r.diags.items[0]));
    assert_string_equal(r.diags.items[0].rule, rule);
    assert_int_equal(r.diags.items[0].at.line, line);
    assert_string_equal(r.diags.items[0].at.file, "n.xml");
    if (!strstr(r.diags.items[0].message, words))
        fail_msg("\"%s\" is not in \"%s\"", words, r.diags.items[0].message);
    done(&r);
}

/* Blocks begin at line 2. */
static void complains(const char *blocks, long line, const char *rule, const char *words)
{
    complains_in(read_blocks(blocks), line, rule, words);
}

static void test_complaints(void **state)
{
    (void)state;
    complains("<pragraf>x</pragraf>", 2, "N101", "did you mean \"paragraf\"?");
    complains("\n<paragraf gya='x'>x</paragraf>", 3, "N102", "did you mean \"gaya\"?");
    complains("<paragraf rata='tenggah'>x</paragraf>", 2, "N103", "did you mean \"tengah\"?");
    complains("<paragraf>a\n<tebl>x</tebl></paragraf>", 3, "N101", "did you mean \"tebal\"?");
    complains("<paragraf>a <tabel/></paragraf>", 2, "N106", "is a block");
    complains("<paragraf><tautan ke='javascript:x'>a</tautan></paragraf>", 2, "N103", "https://");
    complains("<paragraf><nomor-halaman/></paragraf>", 2, "N106", "<kepala-halaman>");
    complains("<paragraf><pecahan><atas>1</atas><bawah>2</bawah></pecahan></paragraf>", 2, "N106", "<rumus>");
    complains("lepas", 2, "N105", "<paragraf>");
    complains("<gambar berkas='hilang.png'/>", 2, "N130", "hilang.png");
    complains("<gambar/>", 2, "N104", "berkas=");
    complains("<spasi tinggi='*'/>", 2, "N106", "<sampul>");
    complains("<bab judul='x'/>", 2, "N106", "<subbab>");
    complains("<subbab/>", 2, "N104", "judul=");
    complains("<subbab judul='2'><subbab judul='3'><subbab judul='4'><subbab judul='5'/></subbab></subbab></subbab>", 2, "N107", "level 4");
    complains("<paragraf id='a'/>\n<tabel id='a'><kolom/></tabel>", 3, "N120", "n.xml:2");
    complains("<paragraf><rujukan ke='kosong'/></paragraf>", 2, "N121", "id=\"kosong\"");
    complains("<tabel id='t-iku' judul='T'><kolom/><badan/></tabel>\n<paragraf><rujukan ke='t-ik'/></paragraf>", 3, "N121",
              "did you mean \"t-iku\"?");
    complains("<paragraf id='p'><rujukan ke='p'/></paragraf>", 2, "N122", "halaman");
    complains("<tabel><kolom/><badan><baris><sel/>\n<sel/></baris></badan></tabel>", 3, "N110", "more cells");
    complains("<tabel><kolom/><kolom/><badan><baris><sel/>\n<sel gabung-kolom='2'/></baris></badan></tabel>", 3, "N110", "only 1 are free");
    complains("<tabel><kolom lebar='x'/></tabel>", 2, "N103", "alami");
    complains("<tabel/>", 2, "N104", "<kolom/>");
    complains("<tabel><kolom/><badan><baris>teks</baris></badan></tabel>", 2, "N105", "<sel>");
    complains("<tabel><kolom/><badan><brs/></badan></tabel>", 2, "N101", "<brs>");
    complains("<grafik><kategori>a</kategori><seri nama='s'><titik nilai='1,5'/></seri></grafik>", 2, "N103", "decimal point");
    complains("<grafik><kategori>a</kategori><seri nama='s'><titik/><titik/></seri></grafik>", 2, "N140", "2 points for 1");
    complains("<pohon/>", 2, "N106", "exactly one");
    complains("<peta><lapis><simpul id='satu'/></lapis>\n<panah dari='satu' ke='stau'/></peta>", 3, "N141", "did you mean \"satu\"?");
    complains("<peta><lapis id='l'><simpul id='a'/></lapis>\n<panah dari='a' ke='l'/></peta>", 3, "N141", "from box to box");
    complains("<peta><lapis id='a'/><lapis id='b'><simpul/></lapis><lapis id='c'/><panah dari='a' ke='c'/></peta>", 2, "N141", "above or below");
    complains("<peta><lapis/></peta>", 2, "N106", "at least one <lapis>");
    complains("<peta><lapis><simpul><simpul/></simpul></lapis></peta>", 2, "N106", "holds no other");
    complains("<peta><masukan/><masukan/><lapis><simpul/></lapis></peta>", 2, "N106", "one <masukan>");
    complains("<ttd/>", 2, "N104", "<pihak>");
    complains("<garis>x</garis>", 2, "N105", "text");
}

static void test_root_complaints(void **state)
{
    (void)state;
    complains_in(read_text("<naskh/>"), 1, "N101", "<naskah");
    complains_in(read_text("<naskah versi='1'/>"), 1, "N104", "part");
    complains_in(read_text("<naskah versi='2'><isi/></naskah>"), 1, "N103", "versi");
    complains_in(read_text("<naskah versi='1' gaya='tiada'><isi/></naskah>"), 1, "N131", "tiada");
    complains_in(read_with("<naskah versi='1'><isi/></naskah>", &(DocumentOptions){.find = find, .style_name = "tiada", .style_at = {"n.xml", 7}}), 7,
                 "N131", "tiada");
    complains_in(read_text("<naskah versi='1'>\n<kaki-halaman bagian='isi, lampiran'/><isi/></naskah>"), 2, "N103", "halaman-depan");
    complains_in(read_text("<naskah versi='1'><isi>\n<subbab judul='x'/></isi></naskah>"), 2, "N106", "<bab>");
}

/* Mistakes don't hide each other. */
static void test_all_at_once(void **state)
{
    (void)state;
    Read r = read_blocks("<x/><paragraf q=''><y/></paragraf><tabel><kolom/><badan><baris><sel/><sel/></baris></badan></tabel>");
    assert_false(r.ok);
    assert_int_equal(r.diags.errors, 4);
    done(&r);
}

static void test_warnings(void **state)
{
    (void)state;
    Read r = read_blocks("<paragraf gaya='buatan'>a</paragraf><paragraf gaya='buatan'>b</paragraf>"
                         "<tabel><kolom/><badan><baris><sel gabung-baris='3'/></baris><baris/></badan></tabel>");
    assert_true(r.ok);
    assert_int_equal(r.diags.warnings, 2);
    assert_string_equal(r.diags.items[0].rule, "N132");
    assert_string_equal(r.diags.items[1].rule, "N111");
    assert_int_equal(block(&r, 3)->u.table.body[0].cells[0].rowspan, 2);
    done(&r);
}

static const char *nested(Arena *arena, const char *open, const char *close, int depth)
{
    Buffer out = buffer_in(arena);
    for (int i = 0; i < depth; i++)
        buffer_put(&out, open);
    for (int i = 0; i < depth; i++)
        buffer_put(&out, close);
    return buffer_text(&out);
}

static void test_depth(void **state)
{
    (void)state;
    Arena *arena = arena_new();
    complains(nested(arena, "<kotak>", "</kotak>", 60), 2, "N107", "deep");
    complains(arena_printf(arena, "<paragraf>%s</paragraf>", nested(arena, "<tebal>x", "</tebal>", 60)), 2, "N107", "deep");
    complains(nested(arena, "<tabel><kolom/><badan><baris><sel>", "</sel></baris></badan></tabel>", 40), 2, "N107", "deep");
    complains(arena_printf(arena, "<pohon>%s</pohon>", nested(arena, "<simpul>", "</simpul>", 60)), 2, "N107", "deep");
    arena_drop(arena);
}

/* Real tables reach 100,000 rows: time and memory must stay in line. */
static void test_long_table(void **state)
{
    (void)state;
    enum { ROWS = 20000 };
    Arena *arena = arena_new();
    Buffer xml = buffer_in(arena);
    buffer_put(&xml, "<naskah versi='1'><isi><tabel><kolom/><kolom/><kolom/><badan>");
    for (int i = 0; i < ROWS; i++)
        buffer_printf(&xml, "<baris><sel>%d</sel><sel>Orang terlantar <tebal>%d</tebal></sel><sel rata='kanan'>%d,5</sel></baris>", i, i, i);
    buffer_put(&xml, "</badan></tabel></isi></naskah>");
    clock_t start = clock();
    Read r = read_text(buffer_text(&xml));
    double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
    assert_true(r.ok);
    assert_int_equal(r.document->parts[0].blocks.items[0]->u.table.body_count, ROWS);
    assert_true(arena_used(r.arena) < (size_t)ROWS * 1200);
    assert_true(seconds < 5);
    done(&r);
    arena_drop(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_white_space),
        cmocka_unit_test(test_runs),
        cmocka_unit_test(test_marks_over_runs),
        cmocka_unit_test(test_marks_as_typed),
        cmocka_unit_test(test_grid),
        cmocka_unit_test(test_table),
        cmocka_unit_test(test_numbers),
        cmocka_unit_test(test_references),
        cmocka_unit_test(test_made_ids),
        cmocka_unit_test(test_list),
        cmocka_unit_test(test_chart),
        cmocka_unit_test(test_tree_and_sheet),
        cmocka_unit_test(test_map),
        cmocka_unit_test(test_parts),
        cmocka_unit_test(test_complaints),
        cmocka_unit_test(test_root_complaints),
        cmocka_unit_test(test_all_at_once),
        cmocka_unit_test(test_warnings),
        cmocka_unit_test(test_depth),
        cmocka_unit_test(test_long_table),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
