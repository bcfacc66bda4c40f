/* spm.c: Standar Pelayanan Minimal: what share of those whom a basic service must reach it reached (Permendagri 59/2021). */
#include "measure/model.h"

#include <stdlib.h>

#include "data/data.h"

static void service_put(Measure *m, xmlNode *service)
{
    Figure capaian = figure_percent(m, figure_read(m, service, "realisasi"), figure_read(m, service, "target"));
    const char *year = attr_or(service, "tahun", "0");
    Sheet sheet = sheet_open(m, service, atoi(year));
    sheet_figure(&sheet, "capaian", capaian);
    sheet_close(&sheet);
}

void services_measure(Measure *m)
{
    for (xmlNode *year = data_child(m->root, "tahun"); year; year = data_next(year, "tahun")) {
        xmlNode *spm = data_child(year, "spm");
        for (xmlNode *service = spm ? data_child(spm, "layanan") : NULL; service; service = data_next(service, "layanan"))
            service_put(m, service);
    }
}
