/* qd-label-words.c: tables behind qd-label.c
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "document/qd-label-words.h"

const QdLabelUnit qd_label_units[] = {
  { "分编", 0x5206 }, /* 分 */
  { "分編", 0x5206 }, /* 分 */
  { "部分", 0x90E8 }, /* 部 */
  { "单元", 0x5143 }, /* 元 */
  { "單元", 0x5143 }, /* 元 */
  { "乐章", 0x4E50 }, /* 乐 */
  { "樂章", 0x4E50 }, /* 乐 */
  { "封信", 0x4FE1 }, /* 信 */
  { "课时", 0x65F6 }, /* 时 */
  { "阶段", 0x9636 }, /* 阶 */
  { "章", 0x7AE0 },   /* 章 */
  { "节", 0x8282 },   /* 节 */
  { "節", 0x8282 },   /* 节 */
  { "编", 0x7F16 },   /* 编 */
  { "編", 0x7F16 },   /* 编 */
  { "篇", 0x7BC7 },   /* 篇 */
  { "部", 0x90E8 },   /* 部 */
  { "卷", 0x5377 },   /* 卷 */
  { "册", 0x518C },   /* 册 */
  { "冊", 0x518C },   /* 册 */
  { "集", 0x96C6 },   /* 集 */
  { "回", 0x56DE },   /* 回 */
  { "条", 0x6761 },   /* 条 */
  { "條", 0x6761 },   /* 条 */
  { "款", 0x6B3E },   /* 款 */
  { "项", 0x9879 },   /* 项 */
  { "項", 0x9879 },   /* 项 */
  { "幕", 0x5E55 },   /* 幕 */
  { "场", 0x573A },   /* 场 */
  { "場", 0x573A },   /* 场 */
  { "讲", 0x8BB2 },   /* 讲 */
  { "講", 0x8BB2 },   /* 讲 */
  { "课", 0x8BFE },   /* 课 */
  { "課", 0x8BFE },   /* 课 */
  { "折", 0x6298 },   /* 折 */
  { "出", 0x51FA },   /* 出 */
  { "辑", 0x8F91 },   /* 辑 */
  { "輯", 0x8F91 },   /* 辑 */
  { "步", 0x6B65 },   /* 步 */
  { "天", 0x5929 },   /* 天 */
  { "夜", 0x591C },   /* 夜 */
  { "话", 0x8BDD },   /* 话 */
  { "話", 0x8BDD },   /* 话 */
  { "则", 0x5219 },   /* 则 */
  { "則", 0x5219 },   /* 则 */
  { "目", 0x76EE },   /* 目 */
  { "本", 0x672C },   /* 本 */
  { "帖", 0x5E16 },   /* 帖 */
};
const guint qd_label_n_units = G_N_ELEMENTS (qd_label_units);

const QdLabelUnit qd_label_prefixes[] = {
  { "Appendix", 0x9644 }, /* 附 */
  { "Chapter", 0x7AE0 },  /* 章 */
  { "CHAPTER", 0x7AE0 },  /* 章 */
  { "Section", 0x8282 },  /* 节 */
  { "卷之", 0x5377 },     /* 卷 */
  { "附录", 0x9644 },     /* 附 */
  { "附錄", 0x9644 },     /* 附 */
  { "附件", 0x4EF6 },     /* 件 */
  { "附表", 0x8868 },     /* 表 */
  { "附图", 0x56FE },     /* 图 */
  { "附：", 0x9644 },     /* 附 */
  { "案例", 0x6848 },     /* 案 */
  { "事例", 0x6848 },     /* 案 */
  { "实例", 0x6848 },     /* 案 */
  { "實例", 0x6848 },     /* 案 */
  { "问题", 0x95EE },     /* 问 */
  { "問題", 0x95EE },     /* 问 */
  { "专题", 0x4E13 },     /* 专 */
  { "單元", 0x5143 },     /* 元 */
  { "单元", 0x5143 },     /* 元 */
  { "模块", 0x6A21 },     /* 模 */
  { "任务", 0x4EFB },     /* 任 */
  { "實驗", 0x9A8C },     /* 验 */
  { "实验", 0x9A8C },     /* 验 */
  { "步骤", 0x6B65 },     /* 步 */
  { "步驟", 0x6B65 },     /* 步 */
  { "主题", 0x4E3B },     /* 主 */
  { "主題", 0x4E3B },     /* 主 */
  { "话题", 0x4E3B },     /* 主 */
  { "观点", 0x4E3B },     /* 主 */
  { "故事", 0x6545 },     /* 故 */
  { "情景", 0x6545 },     /* 故 */
  { "番外", 0x756A },     /* 番 */
  { "Part", 0x90E8 },     /* 部 */
  { "PART", 0x90E8 },     /* 部 */
  { "卷", 0x5377 },       /* 卷 */
  { "章", 0x7AE0 },       /* 章 */
  { "部", 0x90E8 },       /* 部 */
  { "篇", 0x7BC7 },       /* 篇 */
  { "编", 0x7F16 },       /* 编 */
  { "節", 0x8282 },       /* 节 */
  { "节", 0x8282 },       /* 节 */
  { "附", 0x9644 },       /* 附 */
  { "例", 0x4F8B },       /* 例 */
  { "回", 0x56DE },       /* 回 */
  { "序", 0x5E8F },       /* 序 */
  { "其", 0x5176 },       /* 其 */
  { "之", 0x4E4B },       /* 之 */
};
const guint qd_label_n_prefixes = G_N_ELEMENTS (qd_label_prefixes);

const QdLabelWord qd_label_words[] = {
  { 0x0061, "Abstract", QD_WORD_ABSTRACT },
  { 0x0061, "Acknowledgements", QD_WORD_CLOSING },
  { 0x0061, "Acknowledgments", QD_WORD_CLOSING },
  { 0x0061, "Afterword", QD_WORD_CLOSING },
  { 0x0061, "Appendix", QD_WORD_CLOSING },
  { 0x0062, "Bibliography", QD_WORD_REFERENCES },
  { 0x0063, "Conclusion", QD_WORD_CLOSING },
  { 0x0063, "Conclusions", QD_WORD_CLOSING },
  { 0x0063, "Contents", QD_WORD_CONTENTS },
  { 0x0065, "Epilogue", QD_WORD_CLOSING },
  { 0x0066, "Foreword", QD_WORD_OPENING },
  { 0x0069, "Introduction", QD_WORD_OPENING },
  { 0x006B, "Key words", QD_WORD_KEYWORDS },
  { 0x006B, "Key-words", QD_WORD_KEYWORDS },
  { 0x006B, "Keyword", QD_WORD_KEYWORDS },
  { 0x006B, "Keywords", QD_WORD_KEYWORDS },
  { 0x006E, "Notes", QD_WORD_NOTES },
  { 0x0070, "Preface", QD_WORD_OPENING },
  { 0x0072, "References", QD_WORD_REFERENCES },
  { 0x0073, "Summary", QD_WORD_ABSTRACT },
  { 0x4E2D, "中文关键词", QD_WORD_KEYWORDS },
  { 0x4E2D, "中文摘要", QD_WORD_ABSTRACT },
  { 0x4E3B, "主要参考文献", QD_WORD_REFERENCES },
  { 0x4E3B, "主要參考文獻", QD_WORD_REFERENCES },
  { 0x4E3B, "主題詞", QD_WORD_KEYWORDS },
  { 0x4E3B, "主题词", QD_WORD_KEYWORDS },
  { 0x4EBA, "人物表", QD_WORD_OPENING },
  { 0x4EE3, "代序", QD_WORD_OPENING },
  { 0x4F59, "余论", QD_WORD_CLOSING },
  { 0x4F5C, "作业设计", QD_WORD_SECTION },
  { 0x4F5C, "作業設計", QD_WORD_SECTION },
  { 0x4F5C, "作者介紹", QD_WORD_CLOSING },
  { 0x4F5C, "作者介绍", QD_WORD_CLOSING },
  { 0x4F5C, "作者序", QD_WORD_OPENING },
  { 0x4F5C, "作者简介", QD_WORD_OPENING },
  { 0x4F5C, "作者簡介", QD_WORD_OPENING },
  { 0x4F8B, "例言", QD_WORD_OPENING },
  { 0x514D, "免責聲明", QD_WORD_CLOSING },
  { 0x514D, "免责声明", QD_WORD_CLOSING },
  { 0x5167, "內容提要", QD_WORD_ABSTRACT },
  { 0x5167, "內容摘要", QD_WORD_ABSTRACT },
  { 0x5167, "內容目錄", QD_WORD_CONTENTS },
  { 0x5167, "內容簡介", QD_WORD_OPENING },
  { 0x5173, "关健词", QD_WORD_KEYWORDS },
  { 0x5173, "关键字", QD_WORD_KEYWORDS },
  { 0x5173, "关键词", QD_WORD_KEYWORDS },
  { 0x5178, "典型意义", QD_WORD_SECTION },
  { 0x5178, "典型意義", QD_WORD_SECTION },
  { 0x5185, "内容提要", QD_WORD_ABSTRACT },
  { 0x5185, "内容摘要", QD_WORD_ABSTRACT },
  { 0x5185, "内容目录", QD_WORD_CONTENTS },
  { 0x5185, "内容简介", QD_WORD_OPENING },
  { 0x518D, "再版前言", QD_WORD_OPENING },
  { 0x518D, "再版序", QD_WORD_OPENING },
  { 0x518D, "再版序言", QD_WORD_OPENING },
  { 0x5199, "写在前面", QD_WORD_OPENING },
  { 0x51E1, "凡例", QD_WORD_OPENING },
  { 0x51FA, "出版前言", QD_WORD_OPENING },
  { 0x51FA, "出版說明", QD_WORD_OPENING },
  { 0x51FA, "出版说明", QD_WORD_OPENING },
  { 0x521D, "初版序", QD_WORD_OPENING },
  { 0x524D, "前言", QD_WORD_OPENING },
  { 0x5377, "卷首语", QD_WORD_OPENING },
  { 0x539F, "原序", QD_WORD_OPENING },
  { 0x53C2, "参考书目", QD_WORD_REFERENCES },
  { 0x53C2, "参考文献", QD_WORD_REFERENCES },
  { 0x53C2, "参考文献及注释", QD_WORD_REFERENCES },
  { 0x53C2, "参考资料", QD_WORD_REFERENCES },
  { 0x53C3, "參考文獻", QD_WORD_REFERENCES },
  { 0x53C3, "參考書目", QD_WORD_REFERENCES },
  { 0x53C3, "參考資料", QD_WORD_REFERENCES },
  { 0x53D1, "发刊词", QD_WORD_OPENING },
  { 0x53D9, "叙言", QD_WORD_OPENING },
  { 0x540E, "后序", QD_WORD_CLOSING },
  { 0x540E, "后记", QD_WORD_CLOSING },
  { 0x540E, "后语", QD_WORD_CLOSING },
  { 0x57FA, "基本案情", QD_WORD_SECTION },
  { 0x58F0, "声明", QD_WORD_CLOSING },
  { 0x5927, "大事记", QD_WORD_CLOSING },
  { 0x5BEB, "寫在前面", QD_WORD_OPENING },
  { 0x5BF9, "对象与方法", QD_WORD_SECTION },
  { 0x5BFC, "导言", QD_WORD_OPENING },
  { 0x5BFC, "导论", QD_WORD_OPENING },
  { 0x5BFC, "导语", QD_WORD_OPENING },
  { 0x5BFC, "导读", QD_WORD_OPENING },
  { 0x5C0E, "導言", QD_WORD_OPENING },
  { 0x5C0E, "導語", QD_WORD_OPENING },
  { 0x5C0E, "導論", QD_WORD_OPENING },
  { 0x5C0E, "導讀", QD_WORD_OPENING },
  { 0x5C0F, "小結", QD_WORD_CLOSING },
  { 0x5C0F, "小结", QD_WORD_CLOSING },
  { 0x5C3E, "尾声", QD_WORD_CLOSING },
  { 0x5C3E, "尾注", QD_WORD_NOTES },
  { 0x5C3E, "尾聲", QD_WORD_CLOSING },
  { 0x5C3E, "尾註", QD_WORD_NOTES },
  { 0x5C55, "展望", QD_WORD_CLOSING },
  { 0x5E74, "年表", QD_WORD_CLOSING },
  { 0x5E8F, "序", QD_WORD_OPENING },
  { 0x5E8F, "序幕", QD_WORD_OPENING },
  { 0x5E8F, "序文", QD_WORD_OPENING },
  { 0x5E8F, "序曲", QD_WORD_OPENING },
  { 0x5E8F, "序章", QD_WORD_OPENING },
  { 0x5E8F, "序言", QD_WORD_OPENING },
  { 0x5F00, "开场白", QD_WORD_OPENING },
  { 0x5F01, "弁言", QD_WORD_OPENING },
  { 0x5F15, "引", QD_WORD_OPENING },
  { 0x5F15, "引子", QD_WORD_OPENING },
  { 0x5F15, "引用文献", QD_WORD_REFERENCES },
  { 0x5F15, "引用文獻", QD_WORD_REFERENCES },
  { 0x5F15, "引言", QD_WORD_OPENING },
  { 0x5F8C, "後序", QD_WORD_CLOSING },
  { 0x5F8C, "後記", QD_WORD_CLOSING },
  { 0x5F8C, "後語", QD_WORD_CLOSING },
  { 0x603B, "总则", QD_WORD_OPENING },
  { 0x603B, "总序", QD_WORD_OPENING },
  { 0x603B, "总目", QD_WORD_CONTENTS },
  { 0x603B, "总目录", QD_WORD_CONTENTS },
  { 0x603B, "总纲", QD_WORD_OPENING },
  { 0x603B, "总结", QD_WORD_CLOSING },
  { 0x603B, "总论", QD_WORD_OPENING },
  { 0x63D0, "提要", QD_WORD_ABSTRACT },
  { 0x6458, "摘要", QD_WORD_ABSTRACT },
  { 0x6558, "敘言", QD_WORD_OPENING },
  { 0x6559, "教学准备", QD_WORD_SECTION },
  { 0x6559, "教学反思", QD_WORD_SECTION },
  { 0x6559, "教学目标", QD_WORD_SECTION },
  { 0x6559, "教学过程", QD_WORD_SECTION },
  { 0x6559, "教学重点", QD_WORD_SECTION },
  { 0x6559, "教学重难点", QD_WORD_SECTION },
  { 0x6559, "教学难点", QD_WORD_SECTION },
  { 0x6559, "教學反思", QD_WORD_SECTION },
  { 0x6559, "教學準備", QD_WORD_SECTION },
  { 0x6559, "教學目標", QD_WORD_SECTION },
  { 0x6559, "教學過程", QD_WORD_SECTION },
  { 0x6559, "教學重點", QD_WORD_SECTION },
  { 0x6559, "教學難點", QD_WORD_SECTION },
  { 0x6587, "文献综述", QD_WORD_SECTION },
  { 0x6587, "文獻回顧", QD_WORD_SECTION },
  { 0x6587, "文章摘要", QD_WORD_ABSTRACT },
  { 0x65B0, "新版序", QD_WORD_OPENING },
  { 0x672B, "末章", QD_WORD_CLOSING },
  { 0x672C, "本文摘要", QD_WORD_ABSTRACT },
  { 0x672F, "术语表", QD_WORD_CLOSING },
  { 0x6750, "材料与方法", QD_WORD_SECTION },
  { 0x6750, "材料與方法", QD_WORD_SECTION },
  { 0x677F, "板书设计", QD_WORD_SECTION },
  { 0x677F, "板書設計", QD_WORD_SECTION },
  { 0x6848, "案例要旨", QD_WORD_SECTION },
  { 0x6848, "案例评析", QD_WORD_SECTION },
  { 0x6848, "案情简介", QD_WORD_SECTION },
  { 0x6848, "案情簡介", QD_WORD_SECTION },
  { 0x6954, "楔子", QD_WORD_OPENING },
  { 0x6982, "概要", QD_WORD_OPENING },
  { 0x6982, "概论", QD_WORD_OPENING },
  { 0x6982, "概述", QD_WORD_OPENING },
  { 0x6CD5, "法官说法", QD_WORD_SECTION },
  { 0x6CD5, "法律链接", QD_WORD_SECTION },
  { 0x6CE8, "注", QD_WORD_NOTES },
  { 0x6CE8, "注解", QD_WORD_NOTES },
  { 0x6CE8, "注释", QD_WORD_NOTES },
  { 0x6CE8, "注释与参考文献", QD_WORD_NOTES },
  { 0x6CE8, "注释及参考文献", QD_WORD_NOTES },
  { 0x6CE8, "注釋", QD_WORD_NOTES },
  { 0x7248, "版权声明", QD_WORD_CLOSING },
  { 0x7248, "版權聲明", QD_WORD_CLOSING },
  { 0x732E, "献词", QD_WORD_OPENING },
  { 0x737B, "獻詞", QD_WORD_OPENING },
  { 0x756A, "番外", QD_WORD_CLOSING },
  { 0x756A, "番外篇", QD_WORD_CLOSING },
  { 0x767C, "發刊詞", QD_WORD_OPENING },
  { 0x76EE, "目录", QD_WORD_CONTENTS },
  { 0x76EE, "目录内容", QD_WORD_CONTENTS },
  { 0x76EE, "目次", QD_WORD_CONTENTS },
  { 0x76EE, "目錄", QD_WORD_CONTENTS },
  { 0x76F8, "相关法条", QD_WORD_SECTION },
  { 0x76F8, "相關法條", QD_WORD_SECTION },
  { 0x7814, "研究对象", QD_WORD_SECTION },
  { 0x7814, "研究對象", QD_WORD_SECTION },
  { 0x7814, "研究方法", QD_WORD_SECTION },
  { 0x7814, "研究結果", QD_WORD_SECTION },
  { 0x7814, "研究结果", QD_WORD_SECTION },
  { 0x7814, "研究背景", QD_WORD_SECTION },
  { 0x7AE0, "章節目錄", QD_WORD_CONTENTS },
  { 0x7AE0, "章节目录", QD_WORD_CONTENTS },
  { 0x7D22, "索引", QD_WORD_CLOSING },
  { 0x7D42, "終章", QD_WORD_CLOSING },
  { 0x7D50, "結尾", QD_WORD_CLOSING },
  { 0x7D50, "結束語", QD_WORD_CLOSING },
  { 0x7D50, "結語", QD_WORD_CLOSING },
  { 0x7D50, "結論", QD_WORD_CLOSING },
  { 0x7D50, "結論與建議", QD_WORD_CLOSING },
  { 0x7DD2, "緒言", QD_WORD_OPENING },
  { 0x7DD2, "緒論", QD_WORD_OPENING },
  { 0x7DE3, "緣起", QD_WORD_OPENING },
  { 0x7DE8, "編後記", QD_WORD_CLOSING },
  { 0x7E3D, "總則", QD_WORD_OPENING },
  { 0x7E3D, "總序", QD_WORD_OPENING },
  { 0x7E3D, "總目", QD_WORD_CONTENTS },
  { 0x7E3D, "總目錄", QD_WORD_CONTENTS },
  { 0x7E3D, "總結", QD_WORD_CLOSING },
  { 0x7E3D, "總綱", QD_WORD_OPENING },
  { 0x7E3D, "總論", QD_WORD_OPENING },
  { 0x7EC8, "终章", QD_WORD_CLOSING },
  { 0x7ED3, "结尾", QD_WORD_CLOSING },
  { 0x7ED3, "结束", QD_WORD_CLOSING },
  { 0x7ED3, "结束语", QD_WORD_CLOSING },
  { 0x7ED3, "结论", QD_WORD_CLOSING },
  { 0x7ED3, "结论与展望", QD_WORD_CLOSING },
  { 0x7ED3, "结论与建议", QD_WORD_CLOSING },
  { 0x7ED3, "结论和建议", QD_WORD_CLOSING },
  { 0x7ED3, "结语", QD_WORD_CLOSING },
  { 0x7EEA, "绪言", QD_WORD_OPENING },
  { 0x7EEA, "绪论", QD_WORD_OPENING },
  { 0x7F16, "编后", QD_WORD_CLOSING },
  { 0x7F16, "编后记", QD_WORD_CLOSING },
  { 0x7F16, "编者按", QD_WORD_OPENING },
  { 0x7F16, "编辑说明", QD_WORD_OPENING },
  { 0x7F18, "缘起", QD_WORD_OPENING },
  { 0x8072, "聲明", QD_WORD_CLOSING },
  { 0x811A, "脚注", QD_WORD_NOTES },
  { 0x8173, "腳註", QD_WORD_NOTES },
  { 0x81EA, "自序", QD_WORD_OPENING },
  { 0x81F4, "致謝", QD_WORD_CLOSING },
  { 0x81F4, "致谢", QD_WORD_CLOSING },
  { 0x82F1, "英文关键词", QD_WORD_KEYWORDS },
  { 0x82F1, "英文摘要", QD_WORD_ABSTRACT },
  { 0x8853, "術語表", QD_WORD_CLOSING },
  { 0x88C1, "裁判理由", QD_WORD_SECTION },
  { 0x88C1, "裁判結果", QD_WORD_SECTION },
  { 0x88C1, "裁判结果", QD_WORD_SECTION },
  { 0x88C1, "裁判要旨", QD_WORD_SECTION },
  { 0x88C1, "裁判要点", QD_WORD_SECTION },
  { 0x88C1, "裁判要點", QD_WORD_SECTION },
  { 0x8A3B, "註", QD_WORD_NOTES },
  { 0x8A3B, "註解", QD_WORD_NOTES },
  { 0x8A3B, "註釋", QD_WORD_NOTES },
  { 0x8AD6, "論文摘要", QD_WORD_ABSTRACT },
  { 0x8B1D, "謝辭", QD_WORD_CLOSING },
  { 0x8B6F, "譯序", QD_WORD_OPENING },
  { 0x8B6F, "譯後記", QD_WORD_CLOSING },
  { 0x8B6F, "譯者序", QD_WORD_OPENING },
  { 0x8BA8, "讨论", QD_WORD_CLOSING },
  { 0x8BBA, "论文摘要", QD_WORD_ABSTRACT },
  { 0x8BCD, "词汇表", QD_WORD_CLOSING },
  { 0x8BD1, "译后记", QD_WORD_CLOSING },
  { 0x8BD1, "译序", QD_WORD_OPENING },
  { 0x8BD1, "译者前言", QD_WORD_OPENING },
  { 0x8BD1, "译者序", QD_WORD_OPENING },
  { 0x8C22, "谢词", QD_WORD_CLOSING },
  { 0x8C22, "谢辞", QD_WORD_CLOSING },
  { 0x8CC7, "資料與方法", QD_WORD_SECTION },
  { 0x8D44, "资料与方法", QD_WORD_SECTION },
  { 0x8DCB, "跋", QD_WORD_CLOSING },
  { 0x8DCB, "跋语", QD_WORD_CLOSING },
  { 0x958B, "開場白", QD_WORD_OPENING },
  { 0x95DC, "關鍵字", QD_WORD_KEYWORDS },
  { 0x95DC, "關鍵詞", QD_WORD_KEYWORDS },
  { 0x9644, "附件", QD_WORD_CLOSING },
  { 0x9644, "附则", QD_WORD_CLOSING },
  { 0x9644, "附則", QD_WORD_CLOSING },
  { 0x9644, "附图", QD_WORD_CLOSING },
  { 0x9644, "附录", QD_WORD_CLOSING },
  { 0x9644, "附注", QD_WORD_NOTES },
  { 0x9644, "附表", QD_WORD_CLOSING },
  { 0x9644, "附言", QD_WORD_CLOSING },
  { 0x9644, "附記", QD_WORD_CLOSING },
  { 0x9644, "附註", QD_WORD_NOTES },
  { 0x9644, "附记", QD_WORD_CLOSING },
  { 0x9644, "附錄", QD_WORD_CLOSING },
  { 0x984C, "題解", QD_WORD_OPENING },
  { 0x984C, "題記", QD_WORD_OPENING },
  { 0x9898, "题解", QD_WORD_OPENING },
  { 0x9898, "题记", QD_WORD_OPENING },
  { 0x9918, "餘論", QD_WORD_CLOSING },
  { 0x9980, "馀论", QD_WORD_CLOSING },
  { 0x9CF4, "鳴謝", QD_WORD_CLOSING },
  { 0x9E23, "鸣谢", QD_WORD_CLOSING },
};
const guint qd_label_n_words = G_N_ELEMENTS (qd_label_words);
