/* dumai_exceptions.h: where the example differs from the published tables, and why. */
#ifndef LKIP_DUMAI_EXCEPTIONS_H
#define LKIP_DUMAI_EXCEPTIONS_H

typedef struct Exception {
    const char *where;   /* code, or sheet, or indicator; then what is compared */
    const char *printed; /* as compared: names in letters and digits only */
    const char *ours;    /* "?" unknown */
    const char *why;
} Exception;

/* clang-format off */
static const Exception EXCEPTIONS[] = {
    /* Targets at the end of the period: the sum of the yearly targets, which the other rows hold to. */
    {"1.06.01.2.02.0001:1/target-akhir", "1349", "139", "the yearly targets add up to this"},
    {"1.06.01.2.06.0002:1/target-akhir", "19", "17", "the yearly targets add up to this"},
    {"1.06.01.2.07:1/target-akhir", "235", "245", "the yearly targets add up to this"},
    {"1.06.05.2.01.0001:1/target-akhir", "45", "40", "the yearly targets add up to this"},
    {"1.06.05.2.01.0002:1/target-akhir", "45", "40", "the yearly targets add up to this"},
    {"1.06.06.2.02.0002:1/target-akhir", "236", "231", "the yearly targets add up to this"},
    {"2.13.05.2.01.0005:1/target-akhir", "108", "144", "the yearly targets add up to this"},
    {"2.13.05.2.01.0006:1/target-akhir", "180", "144", "the yearly targets add up to this"},
    {"2.13.05.2.01.0007:1/target-akhir", "108", "144", "the yearly targets add up to this"},
    /* The sub kegiatan decide: T-C.27 prints less for this kegiatan than they add up to, and its programme follows. */
    {"1.06.06/pagu/2025", "1075000000", "1225000000", "its sub kegiatan add up to this"},
    {"1.06.06/pagu/2026", "1125000000", "1275000000", "its sub kegiatan add up to this"},
    {"1.06.06/pagu/jumlah", "3622958870", "3922958870", "its sub kegiatan add up to this"},
    {"1.06.06.2.01/pagu/2025", "475000000", "625000000", "its sub kegiatan add up to this"},
    {"1.06.06.2.01/pagu/2026", "475000000", "625000000", "its sub kegiatan add up to this"},
    {"1.06.06.2.01/pagu/jumlah", "1587631500", "1887631500", "its sub kegiatan add up to this"},
    {"1.06.04.2.01.0008/pagu/jumlah", "110000000", "95000000", "the five years add up to this"},
    /* Wording: mistakes of printing or reading put right. */
    {"1.06.03:1/uraian",
     "persentasewarganegaramigrankorbantindakkekerasanyangdipulangkandarititikdebarisasididaerahkabupatenkotakedesakelurahanasal",
     "persentasewarganegaramigrankorbantindakkekerasanyangdipulangkandarititikdebarkasididaerahkabupatenkotakedesakelurahanasal", "misprint or misreading"},
    {"1.06.03.2.01:1/uraian",
     "persentasewarganegaramigrankorbantindakkekerasanyangdipulangkandarititikdebarisasididaerahkabupatenkotakedesakelurahanasal",
     "persentasewarganegaramigrankorbantindakkekerasanyangdipulangkandarititikdebarkasididaerahkabupatenkotakedesakelurahanasal", "misprint or misreading"},
    {"1.06.03.2.01.0001:1/uraian",
     "jumlahwarganegaramigrankorbantindakkekerasanyangdipulangkandarititikdebarisasididaerahprovinsiuntukdipulangkankedesakelurahanasalkewenangankabupatenkota",
     "jumlahwarganegaramigrankorbantindakkekerasanyangdipulangkandarititikdebarkasididaerahprovinsiuntukdipulangkankedesakelurahanasalkewenangankabupatenkota", "misprint or misreading"},
    {"1.06.04.2.01.0001:1/uraian",
     "jumlahorangyangmendapatkanpemenuhankebutuhanpermakanaansesuaidenganstandargiziminimalkewenangankabupatenkota",
     "jumlahorangyangmendapatkanpemenuhankebutuhanpermakanansesuaidenganstandargiziminimalkewenangankabupatenkota", "misprint or misreading"},
    {"1.06.04.2.01.0002:1/uraian",
     "jumlahorangyangmenerimapakailandankelengkapanlainnyayangtersediadalam1tahunkewenangankabupatenkota",
     "jumlahorangyangmenerimapakaiandankelengkapanlainnyayangtersediadalam1tahunkewenangankabupatenkota", "misprint or misreading"},
    {"1.06.04.2.02.0004:1/uraian",
     "jumlahorangyangmenerimapakailandankelengkapanlainnyayangtersediadalam1tahunkewenangankabupatenkota",
     "jumlahorangyangmenerimapakaiandankelengkapanlainnyayangtersediadalam1tahunkewenangankabupatenkota", "misprint or misreading"},
    {"1.06.05:1/uraian", "persentasepmisyangmendapatkanperlindungandanjaminansosial", "persentasepmksyangmendapatkanperlindungandanjaminansosial", "misprint or misreading"},
    {"2.13.04:2/uraian", "persentasekelurahanyangtertibadministrasipemerintahnya", "persentasekelurahanyangtertibadministrasipemerintahannya", "misprint or misreading"},
    {"T-C.28/S2.3/uraian", "presentasekelurahancepatberkembang", "persentasekelurahancepatberkembang", "misprint or misreading"},
    {"T-C.28/S2.4/uraian", "presentasepkkaktif", "persentasepkkaktif", "misprint or misreading"},
    {"Cascading (Lampiran)/2.13.04:1/uraian",
     "persentasekinerjadanmanajemenaparaturpemerintahankelurahandalamperencanaanpembangunan",
     "persentasekinerjadanmanajemenaparaturpemerintahkelurahandalamperencanaanpembangunan", "misprint or misreading"},
    /* Wording: T-C.27 against the cascading and the report, which measure it. */
    {"1.06.04:1/uraian",
     "persentasepenyandangdisabilitasterlantaranakterlantarlanjutusiaterlantarsertagelandanganpengemisyangtertanganidiluarpantisosial",
     "persentasepenyandangdisabilitasterlantaranakterlantarlanjutusiaterlantardangelandanganpengemisyangterpenuhikebutuhandasarnyadiluarpanti", "wording of the cascading and of the report"},
    {"1.06.06:1/uraian",
     "persentasekorbanbencanaalamdansosialkabupatenkotayangtertangani",
     "persentasekorbanbencanaalamdansosialyangterpenuhikebutuhandasarnyapadasaatdansetelahtanggapdaruratbencanadaerahkabupatenkota", "wording of the cascading and of the report"},
    {"T-C.25/T2.1/uraian",
     "nilaievaluasiperkembangandesadankelurahanepdeskelidm",
     "nilaievaluasiperkembangandesadankelurahanepdeskel", "wording of the cascading and of the report"},
    {"T-C.27/RS2/uraian", "meningkatnyakualitaspelayananpublik", "indekskepuasanmasyarakat", "the column repeats the sasaran; the report names the indicator"},
    /* States and targets of the objectives. */
    {"T-C.28/S3.1/awal", "N/A", "100", "T-C.25 and T-C.23 say 100"},
    {"1.06.05.2.01.0003:1/awal", "100", "100%", "printed as 100% although the unit is no percentage"},
    {"2.13.05.2.01.0002:1/awal", "100", "100%", "printed as 100% although the unit is no percentage"},
    {"Cascading (Lampiran)/RS1/target/2023", "3.49-3.20", "3,49-3,20", "the same, with decimal commas, kept as text because the bounds are printed in reverse"},
    /* The budget of 2024. */
    {"1.06.01.2.01.0007/fisik/satuan", "dokumen", "laporan", "unit of the Renstra and of the agreements"},
    {"1.06.01.2.06.0002/serapan/tw3", "21789100", "?", "with it the quarters are Rp 400 short of the year"},
    {"1.06.01.2.08.0003/2023/fisik", "0", "", "no money and no output: the office did not have it"},
    {"1.06.01.2.05/rp_2023", "0", "", "no sub kegiatan of it had any in 2023"},
    {"1.06.06/rp_tw3", "71871800", "70971800", "the sub kegiatan add up to this, and to the year"},
    {"1.06.06/rp_tw4", "90732600", "89832600", "the sub kegiatan add up to this, and to the year"},
    {"1.06.06.2.01/rp_tw3", "19374000", "18474000", "the sub kegiatan add up to this, and to the year"},
    {"1.06.06.2.01/rp_tw4", "6240000", "5340000", "the sub kegiatan add up to this, and to the year"},
    /* Parts of a result, in the words of the standard. */
    {"S1.1/2022/rincian",
     "disabilitas terlantar 595; anak terlantar 7; lansia terlantar 1210; gelandangan pengemis (OT) 48",
     "disabilitas terlantar 595; anak terlantar 7; lanjut usia terlantar 1210; gelandangan pengemis 48", "lanjut usia; the mark (OT) left out"},
    {"S1.1/2023/rincian",
     "disabilitas terlantar 460; anak terlantar 16; lansia terlantar 1714; gelandangan pengemis (OT) 93",
     "disabilitas terlantar 460; anak terlantar 16; lanjut usia terlantar 1714; gelandangan pengemis 93", "lanjut usia; the mark (OT) left out"},
    {"S1.1/2024/rincian",
     "disabilitas terlantar 212; anak terlantar 6; lansia terlantar 108; gelandangan pengemis (OT) 56",
     "disabilitas terlantar 212; anak terlantar 6; lanjut usia terlantar 108; gelandangan pengemis 56", "lanjut usia; the mark (OT) left out"},
    /* Agreements: the wording of the Renstra where a sheet shortens or varies it. */
    {"A01/6/indikator",
     "jumlahunitpengadaanbarangmilikdaerahpenunjangurusanpemerintahandaerah",
     "jumlahunitpengadaanbarangmilikdaerahpenunjangurusanpemerintahdaerah", "wording of the Renstra"},
    {"A05/5/indikator", "jumlahanakterlantaryangterpantaudanterpelihara", "jumlahanakterlantaryangterpantaudanterpeliharakewenangankabupatenkota", "wording of the Renstra"},
    {"A05/11/indikator",
     "persentasekorbanbencanaalamdansosialyangterpenuhikebutuhandasarnyapadasaatdansetelahtanggapdaruratbencanadaerahkabupatenkota",
     "persentasekorbanbencanaalamdansosialyangterpenuhikebutuhannyapadasaatdansetelahtanggapdaruratbencanadaerahkabupatenkota", "wording of the Renstra"},
    {"A05/13/indikator",
     "jumlahorangyangmendapatkanpakaiandankelengkapanlainnyayangtersediapadamasatanggapdaruratpengungsiandanpascabencanakabupatenkota",
     "jumlahorangyangmendapatkanpakaiandankelengkapanlainnyayangtersediapadamasatanggapdaruratpengungsiandanpascabencanakewenangankabupatenkota", "wording of the Renstra"},
    {"A05/17/indikator",
     "jumlahorangyangmelaksanakankoordinasisosialisasidanpelaksanaantarunasiagabencanakewenangan",
     "jumlahorangyangmelaksanakankoordinasisosialisasidanpelaksanaantarunasiagabencanakewenangankabupatenkota", "wording of the Renstra"},
    {"A10/7/indikator", "persentasetamanmakampahlawannasionalkabupatenkota", "persentasetamanmakampahlawannasionalkabupatenkotayangterpelihara", "wording of the Renstra"},
    {"A14/1/indikator", "jumlahdokumenprofildesa", "jumlahdokumenprofildesayangtersusun", "wording of the Renstra"},
    {"P18/1/indikator", "jumlahdokumenprofildesa", "jumlahdokumenprofildesayangtersusun", "wording of the Renstra"},
    /* Agreements: amounts of the initial and the revised budget where a sheet prints another. */
    {"A10/1.06.02.2.03.0001", "442598720", "?", "the sheet repeats 2023; below the kegiatan the initial budget of 2024 was never printed"},
    {"A10/1.06.02.2.03.0002", "42544320", "?", "the sheet repeats 2023; below the kegiatan the initial budget of 2024 was never printed"},
    {"A10/1.06.02.2.03.0003", "66021100", "?", "the sheet repeats 2023; below the kegiatan the initial budget of 2024 was never printed"},
    {"A01/1.06.01.2.03", "18200000", "16200000", "the budget document decides"},
    {"A10/1.06.02", "551164140", "788906460", "the budget document decides"},
    {"A10/1.06.02.2.03", "551164140", "788906460", "the budget document decides"},
    {"A10/1.06.07", "17458900", "41854700", "the budget document decides"},
    {"A10/1.06.07.2.01", "17458900", "41854700", "the budget document decides"},
    {"A10/1.06.07.2.01.0002", "17458900", "41854700", "the budget document decides"},
    {"A10/jumlah", "568623040", "830761160", "the budget document decides"},
    {"A13/2.13.05", "1899400000", "1699400000", "the budget document decides"},
    {"A13/2.13.05.2.01", "1899400000", "1699400000", "the budget document decides"},
    {"P01/1.06.02", "791946460", "921946460", "the budget document decides"},
    {"P01/1.06.04", "1333500000", "1373500000", "the budget document decides"},
    {"P01/jumlah", "29126151220", "29296151220", "the budget document decides"},
    {"P11/1.06.04.2.01.0010", "250000000", "100000000", "the budget document decides"},
    {"P11/jumlah", "1273500000", "1123500000", "the budget document decides"},
    {"P21/1.06.02.2.03", "791946460", "921946460", "the budget document decides"},
    {"P21/jumlah", "832001160", "962001160", "the budget document decides"},
};
/* clang-format on */
#define EXCEPTION_COUNT (sizeof EXCEPTIONS / sizeof *EXCEPTIONS)

#endif
