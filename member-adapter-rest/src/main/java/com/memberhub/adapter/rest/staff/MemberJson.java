package com.memberhub.adapter.rest.staff;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A member, masked or in the clear: the shape is the same. Every field is always there; null where nobody told it. */
@Schema(
        name = "Member",
        description = "A member, masked or in the clear: the shape is the same. Every field is always there; null where"
                + " nobody told it.")
record MemberJson(
        @Schema(description = "三方会员id: our member number.", example = "01KAR2V6M9R5E1B8K6A4V0Y2DF")
        String outOpenId,

        @Schema(description = "Whether personal data is masked.", example = "true")
        boolean masked,

        @Schema(description = "总部店铺id", example = "91234567")
        long rootKdtId,

        @Schema(description = "E.164 in the clear.", example = "138****8000")
        String mobile,

        @Schema(description = "有赞客户id", example = "yz4fQe8Kp2Lm") @Nullable
        String yzOpenId,

        @Schema(description = "三方店铺id", example = "store-0571") @Nullable
        String outStoreId,

        @Schema(description = "归属店铺 at Youzan.", example = "91234599") @Nullable
        Long yzAscriptionKdtId,

        @Schema(description = "归属店铺, third-party id.", example = "store-0571") @Nullable
        String outAscriptionStoreId,

        @Schema(description = "入会店铺 at Youzan.", example = "91234599") @Nullable
        Long yzMemberSourceKdtId,

        @Schema(description = "入会店铺, third-party id.", example = "store-0571") @Nullable
        String outMemberSourceStoreId,

        @Schema(description = "姓名", example = "张*") @Nullable
        String name,

        @Schema(description = "昵称", example = "小*") @Nullable
        String nickname,

        @Schema(description = "头像", example = "****") @Nullable
        String avatarUrl,

        @Schema(description = "性别: 0 unknown, 1 male, 2 female.") @Nullable
        CodeJson gender,

        @Schema(description = "生日", format = "date", example = "1992-05-21") @Nullable
        String birthday,

        @Schema(description = "成为客户时间", format = "date-time", example = "2026-11-20T10:15:30+08:00") @Nullable
        String customerCreatedTime,

        @Schema(description = "成为会员时间", format = "date-time", example = "2026-11-20T10:15:31+08:00") @Nullable
        String memberCreatedTime,

        @Schema(description = "会员来源渠道") @Nullable ChannelJson memberSourceChannel,

        @Schema(description = "会员来源方式, as sent.", example = "0") @Nullable
        String memberSrcWay,

        @Schema(description = "客户来源渠道") @Nullable ChannelJson customerSourceChannel,

        @Schema(description = "地址") @Nullable AddressJson address,

        @Schema(description = "微信") @Nullable WeixinJson weixin,

        @Schema(description = "自定义资料项") List<AttributeJson> customerAttrInfos,

        @Schema(description = "免费等级") @Nullable LevelJson freeLevel,

        @Schema(description = "付费等级") @Nullable LevelJson paymentLevel,

        @Schema(
                description = "全局变量. Values under keys that look like secrets are hidden.",
                example = "{\"traceId\": \"7f3a\"}")
        @Nullable
        Map<String, @Nullable Object> globalProps,

        @Schema(
                description = "扩展信息. Values under keys that look like secrets are hidden.",
                example = "{\"activity\": \"double11\"}")
        @Nullable
        Map<String, @Nullable Object> extendMap,

        @Schema(description = "Every kind of notice that a call of this member ever bore.")
        List<CodeJson> noticed,

        @Schema(
                description = "When the hub stored it.",
                format = "date-time",
                example = "2026-11-20T10:15:32.123456+08:00")
        String createdAt,

        @Schema(
                description = "When its profile changed last.",
                format = "date-time",
                example = "2026-11-20T10:15:32.123456+08:00")
        String updatedAt) {

    /** Where a member lives. */
    @Schema(name = "Address", description = "Where a member lives.")
    record AddressJson(
            @Schema(description = "省", example = "浙江省") @Nullable
            String provinceName,

            @Schema(description = "市", example = "杭州市") @Nullable
            String cityName,

            @Schema(description = "区/县", example = "西湖区") @Nullable
            String countyName,

            @Schema(description = "统一地区码", example = "330106") @Nullable
            String areaCode,

            @Schema(description = "详细地址", example = "****") @Nullable
            String addressDetail) {}

    /** What is known of a member at WeChat. */
    @Schema(name = "Weixin", description = "What is known of a member at WeChat.")
    record WeixinJson(
            @Schema(description = "微信昵称", example = "小*") @Nullable
            String nickname,

            @Schema(description = "微信头像", example = "****") @Nullable
            String avatar,

            @Schema(description = "微信号", example = "****") @Nullable
            String account) {}

    /** One entry of the custom data. */
    @Schema(name = "CustomAttribute", description = "One entry of the custom data.")
    record AttributeJson(
            @Schema(description = "自定义信息项名称", example = "宝宝生日") @Nullable
            String name,

            @Schema(description = "自定义信息项数值", example = "****") @Nullable
            String value,

            @Schema(description = "自定义信息项类型", example = "2") @Nullable
            Long dataType) {}

    /** A level. */
    @Schema(name = "Level", description = "A level. The slot says whether it is free or paid.")
    record LevelJson(
            @Schema(description = "等级别名 at Youzan.", example = "silver")
            String yzLevelAlias,

            @Schema(description = "等级名称 at Youzan.", example = "银卡") @Nullable
            String yzLevelName,

            @Schema(description = "三方等级别名", example = "L2") @Nullable
            String outLevelAlias,

            @Schema(description = "三方等级名称", example = "二星会员") @Nullable
            String outLevelName) {}
}
