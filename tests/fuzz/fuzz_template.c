/* fuzz_template.c: any bytes as a template, over a small tree. Expansion must end, without a crash. */
#include <libxml/parser.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "data/data.h"
#include "template/template.h"

static const char tree_text[] =
    "<lkip><pengaturan/><renstra><jabatan id='k' nama='K'/><sasaran id='S1'><indikator id='I1'><uraian>u</uraian><ukur tahun='2023' capaian='80'/>"
    "<ukur tahun='2024' capaian='775/9' realisasi='?'/></indikator><program kode='1.06'><nama>P</nama><ukur tahun='2024' "
    "pagu='100'/></program></sasaran></renstra>"
    "<tahun tahun='2024'><pejabat jabatan='k' nama='N' mulai='2024-01-01'/></tahun><narasi tahun='2024'><bagian "
    "id='a'><paragraf>{$tahun}</paragraf></bagian></narasi></lkip>";

static char folder[] = "/tmp/fuzz_template_XXXXXX";

static void remove_folder(void)
{
    char path[100];
    snprintf(path, sizeof path, "%s/t/laporan.xml", folder);
    unlink(path);
    snprintf(path, sizeof path, "%s/t", folder);
    rmdir(path);
    rmdir(folder);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static char path[100];
    if (!*path) {
        if (!mkdtemp(folder))
            abort();
        snprintf(path, sizeof path, "%s/t", folder);
        mkdir(path, 0700);
        atexit(remove_folder);
        snprintf(path, sizeof path, "%s/t/laporan.xml", folder);
    }
    FILE *file = fopen(path, "wb");
    if (!file)
        abort();
    fwrite(data, 1, size, file);
    fclose(file);
    Arena *arena = arena_new();
    Diags diags = diags_in(arena);
    xmlDocPtr tree = NULL, naskah = NULL;
    if (!data_parse_memory(arena, &diags, tree_text, strlen(tree_text), "tree.xml", NULL, &tree))
        abort();
    bool ok = template_expand(arena, &diags, tree, &(TemplateOptions){.name = "t", .dir = folder, .year = 2024}, &naskah);
    if (ok != (diags.errors == 0) || (ok && !xmlDocGetRootElement(naskah)))
        abort();
    arena_drop(arena);
    return 0;
}
