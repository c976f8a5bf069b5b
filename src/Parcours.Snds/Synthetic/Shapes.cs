using Apache.Arrow;
using Apache.Arrow.Types;

namespace Parcours.Snds.Synthetic;

/// <summary>The tables of a synthetic delivery, with the columns that it fills.</summary>
internal static class Shapes
{
    private static readonly string[] Key =
        ["FLX_DIS_DTD", "FLX_TRT_DTD", "FLX_EMT_TYP", "FLX_EMT_NUM", "FLX_EMT_ORD", "ORG_CLE_NUM", "DCT_ORD_NUM", "PRS_ORD_NUM", "REM_TYP_AFF"];

    public static TableShape Claims { get; } = new(
        "ER_PRS_F",
        [
            .. Key,
            "BEN_NIR_PSA", "BEN_RNG_GEM", "BEN_NAI_ANN", "BEN_SEX_COD", "BEN_AMA_COD", "BEN_RES_DPT", "BEN_RES_COM", "BEN_CDI_NIR", "BEN_CMU_TOP",
            "BEN_DCD_DTE", "BEN_DCD_AME", "RGM_COD", "ORG_AFF_BEN", "EXE_SOI_DTD", "EXE_SOI_DTF", "EXE_SOI_AMD", "PRE_PRE_DTD",
            "PRS_NAT_REF", "BSE_PRS_NAT", "CPL_PRS_NAT", "DPN_QLF", "PRS_DPN_QLP", "CPL_MAJ_TOP", "CPL_AFF_COD", "RGO_ASU_NAT", "EXO_MTF",
            "PRS_PAI_MNT", "BSE_REM_BSE", "BSE_REM_MNT", "CPL_REM_MNT", "RGO_MOD_MNT", "PRS_ACT_QTE", "PRS_ACT_NBR", "PRS_ACT_COG", "RGO_REM_TAU",
            "BSE_REM_SGN", "CPL_REM_SGN", "PFS_EXE_NUM", "PFS_PRE_NUM", "PSE_SPE_COD", "PSP_SPE_COD", "PSE_ACT_NAT", "PSE_STJ_COD", "ETB_PRE_FIN", "PRS_PPU_SEC",
        ]);

    public static TableShape Drugs { get; } = new(
        "ER_PHA_F",
        [.. Key, "PHA_ORD_NUM", "PHA_PRS_C13", "PHA_PRS_IDE", "PHA_ACT_QSN", "PHA_ACT_PRU", "PHA_DEC_TOP", "PHA_DEC_QSU", "PHA_DEC_PRU", "PHA_SEQ_RNV", "PHA_SUB_MTF", "PHA_MOD_PRN", "PHA_CPA_PCP"]);

    public static TableShape Tests { get; } = new("ER_BIO_F", [.. Key, "BIO_ORD_NUM", "BIO_PRS_IDE", "BIO_ACT_QSN"]);

    public static TableShape Acts { get; } = new("ER_CAM_F", [.. Key, "CAM_ORD_NUM", "CAM_PRS_IDE", "CAM_ACT_COD", "CAM_TRT_PHA", "CAM_ACT_PRU", "CAM_REM_BSE", "CAM_ASS_COD", "CAM_DOC_EXT"]);

    public static TableShape Devices { get; } = new("ER_TIP_F", [.. Key, "TIP_ORD_NUM", "TIP_PRS_IDE", "TIP_PRS_TYP", "TIP_ACT_QSN", "TIP_ACT_PRU", "TIP_ACL_DTD", "TIP_ACL_DTF", "TIP_PUB_PRX"]);

    public static TableShape HospitalDrugs { get; } = new("ER_UCD_F", [.. Key, "UCD_ORD_NUM", "UCD_UCD_COD", "UCD_DLV_NBR", "UCD_TTF_MNT", "UCD_FRC_COE", "UCD_TOP_UCD"]);

    public static TableShape Establishments { get; } = new(
        "ER_ETE_F", [.. Key, "ETB_EXE_FIN", "ETE_IND_TAA", "ETE_MCO_DDP", "ETE_CAT_COD", "ETE_GHS_NUM", "ETE_NAT_FSJ", "ETE_TYP_COD", "MDT_COD", "MFT_COD", "DDP_COD", "PRS_PPU_SEC"]);

    public static TableShape Beneficiaries { get; } = new(
        "IR_BEN_R",
        "BEN_NIR_PSA", "BEN_RNG_GEM", "BEN_NIR_ANO", "BEN_IDT_ANO", "BEN_IDT_TOP", "BEN_CDI_NIR", "BEN_NAI_ANN", "BEN_NAI_MOI", "BEN_SEX_COD", "BEN_DCD_DTE", "BEN_DCD_AME",
        "ORG_AFF_BEN", "BEN_RES_DPT", "BEN_RES_COM", "BEN_TOP_CNS", "MAX_TRT_DTD", "BEN_DTE_INS", "BEN_DTE_MAJ");

    public static TableShape LongTerm { get; } = new(
        "IR_IMB_R", "BEN_NIR_PSA", "BEN_RNG_GEM", "IMB_ALD_DTD", "IMB_ALD_DTF", "IMB_ALD_NUM", "IMB_ETM_NAT", "MED_MTF_COD", "MED_NCL_IDT", "INS_DTE", "UPD_DTE");

    public static TableShape Deaths { get; } = new(
        "KI_CCI_R", "DCD_IDT_ENC", "BEN_IDT_ANO", "BEN_IDT_TOP", "BEN_DCD_DTE", "BEN_DCD_AME", "BEN_NAI_ANN", "BEN_NAI_MOI", "BEN_SEX_COD", "BEN_RES_DPT", "BEN_RES_COM", "DCD_DPT_COD", "DCD_LIE_COD", "DCD_CIM_COD");

    public static TableShape Stays { get; } = new(
        "T_MCOaaB",
        "ETA_NUM", "RSA_NUM", "GRG_GHM", "GHS_NUM", "DGN_PAL", "DGN_REL", "SEJ_NBJ", "ENT_MOD", "ENT_PRV", "SOR_MOD", "SOR_DES", "SEJ_TYP", "TYP_GEN_RSA", "AGE_ANN", "AGE_JOU", "COD_SEX",
        "BDI_COD", "BDI_DEP", "NBR_RUM", "NBR_SEA", "NBR_DGN", "NBR_ACT", "SOR_MOI", "SOR_ANN", "NBR_SUP_REA");

    public static TableShape Chaining { get; } = new(
        "T_MCOaaC",
        "ETA_NUM", "RSA_NUM", "NIR_ANO_17", "ENT_DAT", "SOR_DAT", "EXE_SOI_DTD", "EXE_SOI_DTF", "SEJ_NUM", "SOR_ANN", "SOR_MOI",
        "NIR_RET", "NAI_RET", "SEX_RET", "SEJ_RET", "FHO_RET", "PMS_RET", "DAT_RET", "COH_NAI_RET", "COH_SEX_RET");

    public static TableShape Diagnoses { get; } = new("T_MCOaaD", "ETA_NUM", "RSA_NUM", "ASS_DGN", "DGN_ASS_NUM");

    public static TableShape HospitalActs { get; } = new("T_MCOaaA", "ETA_NUM", "RSA_NUM", "CDC_ACT", "PHA_ACT", "ACV_ACT", "ENT_DAT_DEL", "NBR_EXE_ACT");

    public static TableShape Units { get; } = new("T_MCOaaUM", "ETA_NUM", "RSA_NUM", "UM_ORD_NUM", "DGN_PAL", "DGN_REL", "AUT_TYP1_UM", "ETA_NUM_GEO", "PAR_DUR_SEJ");

    /// <summary>The referential of drugs, which the published schema leaves out.</summary>
    public static TableShape Packs { get; } = new(
        "IR_PHA_R",
        new Schema(
            [
                new Field("PHA_CIP_C13", Int64Type.Default, false), new Field("PHA_PRS_IDE", Int64Type.Default, false), new Field("PHA_ATC_CLA", StringType.Default, true),
                new Field("PHA_ATC_C07", StringType.Default, true), new Field("PHA_ATC_L07", StringType.Default, true), new Field("PHA_ATC_C03", StringType.Default, true),
                new Field("PHA_PRI_UNI", new Decimal128Type(18, 2), true), new Field("PHA_TAU_COD", Int32Type.Default, true), new Field("PHA_UPC_NBR", Int32Type.Default, true),
                new Field("PHA_GRD_CND", Int32Type.Default, true),
            ],
            null),
        [
            new(ColumnKind.Int64), new(ColumnKind.Int64), new(ColumnKind.Code), new(ColumnKind.Code), new(ColumnKind.Code), new(ColumnKind.Code),
            new(ColumnKind.Decimal, 2), new(ColumnKind.Int32), new(ColumnKind.Int32), new(ColumnKind.Int32),
        ]);
}
