package com.memberhub.adapter.rest.extension;

import io.swagger.v3.oas.annotations.media.ArraySchema;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.media.Schema.RequiredMode;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The body of a call, in the platform's spelling. It describes what may be sent; {@link MemberCreateRequestReader} reads
 * it, more leniently than a JSON binding would.
 */
@Schema(
        description =
                "A person became a member. Blank texts and nulls mean absent; unknown fields are kept with the call."
                        + " A number where a text is expected, and a numeric text where a number is expected, are accepted.")
record MemberCreateRequest(
        @Schema(
                description = "有赞店铺总部Id: the head-office shop. Half of the member's identity.",
                requiredMode = RequiredMode.REQUIRED,
                minimum = "1",
                example = "91234567")
        @Nullable
        Long rootKdtId,

        @Schema(
                description = "The connector app that calls; opaque.",
                requiredMode = RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64,
                example = "91234567_crm")
        @Nullable
        String appId,

        @Schema(description = "全局变量: kept as sent, at most 64 KiB.", example = "{\"traceId\": \"7f3a\"}") @Nullable
        Map<String, @Nullable Object> globalProps,

        @Schema(
                description = "The extension map: kept as sent, at most 64 KiB; {} is fine.",
                requiredMode = RequiredMode.REQUIRED,
                example = "{\"activity\": \"double11\"}")
        @Nullable
        Map<String, @Nullable Object> extendMap,

        @Schema(description = "有赞客户id: the customer's id at Youzan.", maxLength = 64, example = "yz4fQe8Kp2Lm")
        @Nullable
        String yzOpenId,

        @Schema(description = "三方店铺Id: third-party store id.", maxLength = 64, example = "store-0571") @Nullable
        String outStoreId,

        @Schema(description = "Owning shop at Youzan.", example = "91234599") @Nullable
        Long yzAscriptionKdtId,

        @Schema(description = "Owning store, third-party id.", maxLength = 64, example = "store-0571") @Nullable
        String outAscriptionStoreId,

        @Schema(description = "Shop where the customer became a member.", example = "91234599") @Nullable
        Long yzMemberSourceKdtId,

        @Schema(
                description = "Store where the customer became a member, third-party id.",
                maxLength = 64,
                example = "store-0571")
        @Nullable
        String outMemberSourceStoreId,

        @Schema(description = "姓名", maxLength = 128, example = "张小满") @Nullable
        String name,

        @Schema(
                description = "性别 0:未知;1:男;2:女",
                allowableValues = {"0", "1", "2"},
                example = "2")
        @Nullable
        String gender,

        @Schema(
                description = "The mobile number, the other half of the identity, compared in E.164. Mainland: eleven"
                        + " digits starting with 1. 非大陆手机号格式:区号-手机号 例如:+852-12344567(中国香港)",
                requiredMode = RequiredMode.REQUIRED,
                minLength = 1,
                maxLength = 64,
                example = "13800138000")
        @Nullable
        String mobile,

        @Schema(description = "昵称", maxLength = 128, example = "小满") @Nullable
        String nickname,

        @Schema(description = "头像链接", maxLength = 1024, example = "https://img.example.com/avatar/1.png") @Nullable
        String avatarUrl,

        @Schema(
                description = "yyyy-MM-dd; yyyy-MM-dd HH:mm:ss is accepted, its time of day means nothing. A real date,"
                        + " not in the future.",
                pattern = "^\\s*(\\d{4}-\\d{2}-\\d{2}( \\d{2}:\\d{2}:\\d{2})?)?\\s*$",
                example = "1992-05-21")
        @Nullable
        String birthday,

        @Schema(
                description = "yyyy-MM-dd HH:mm:ss in Asia/Shanghai, or ISO-8601 with an offset.",
                example = "2026-11-20 10:15:30")
        @Nullable
        String customerCreatedTime,

        @Schema(
                description = "yyyy-MM-dd HH:mm:ss in Asia/Shanghai, or ISO-8601 with an offset.",
                example = "2026-11-20T10:15:31+08:00")
        @Nullable
        String memberCreatedTime,

        @Schema(
                description = "会员来源渠道, an open list: 0 其他, 100 微信, 101 微信公众号, 102 微信小程序, 103 微信朋友圈,"
                        + " 104 微信聊天, 105 有赞精选小程序, 107 微信广告, 200 支付宝, 300 微博, 400 QQ, 401 QQ购物号,"
                        + " 500 今日头条, 600 浏览器, 900 有赞云开放平台, 1000 线下门店, 1200 支付宝小程序, 1300 QQ小程序,"
                        + " 1400 陌陌, 1500 知乎, 1600 快手, 1700 虎牙, 1800 斗鱼, 1900 企业微信, 2000 三方门店, 2400 抖音,"
                        + " and 2401, 2500, 2600, 2700, 2800. Another value is accepted and noticed.",
                example = "102")
        @Nullable
        Long memberSourceChannel,

        @Schema(description = "会员来源方式: kept as sent, never judged.", maxLength = 256, example = "0") @Nullable
        String memberSrcWay,

        @Schema(description = "正向客户来源渠道: the same list as memberSourceChannel.", example = "102") @Nullable
        Long customerSourceChannel,

        @Nullable AddressDto address,

        @Nullable WeixinDto weixin,

        @ArraySchema(arraySchema = @Schema(description = "自定义资料项"), maxItems = 200)
        List<CustomerAttrInfoDto> customerAttrInfos,

        @Schema(description = "免费等级. The slot decides: this is a free level whatever its levelType says.") @Nullable
        LevelDto freeLevel,

        @Schema(description = "付费等级. The slot decides: this is a paid level whatever its levelType says.") @Nullable
        LevelDto paymentLevel) {

    @Schema(name = "AddressDTO", description = "地址")
    record AddressDto(
            @Schema(description = "区/县", maxLength = 256, example = "西湖区") @Nullable
            String countyName,

            @Schema(description = "市", maxLength = 256, example = "杭州市") @Nullable
            String cityName,

            @Schema(description = "省", maxLength = 256, example = "浙江省") @Nullable
            String provinceName,

            @Schema(description = "统一地区码, six digits.", pattern = "^\\s*(\\d{6})?\\s*$", example = "330106") @Nullable
            String areaCode,

            @Schema(description = "详细地址", maxLength = 512, example = "文三路 1 号") @Nullable
            String addressDetail) {}

    @Schema(name = "WeixinDTO", description = "微信相关信息")
    record WeixinDto(
            @Schema(description = "微信昵称", maxLength = 128, example = "小满") @Nullable
            String nickname,

            @Schema(description = "微信头像", maxLength = 1024, example = "https://img.example.com/wx/1.png") @Nullable
            String avatar,

            @Schema(description = "微信号", maxLength = 256, example = "xiaoman_1992") @Nullable
            String account) {}

    @Schema(name = "CustomerAttrInfoDTO", description = "One entry of the custom data.")
    record CustomerAttrInfoDto(
            @Schema(description = "自定义信息项名称", maxLength = 256, example = "宝宝生日") @Nullable
            String name,

            @Schema(description = "自定义信息项数值", maxLength = 2048, example = "2024-06-01") @Nullable
            String value,

            @Schema(
                    description = "自定义信息项类型: 0 text, 1 number, 2 date, 3 region, 4 gender, 5 picture, 6 address,"
                            + " 7 single choice, 8 multiple choice, 9 mobile. Another value is accepted and noticed.",
                    example = "2")
            @Nullable
            Long dataType) {}

    @Schema(name = "LevelDTO", description = "A level of the member.")
    record LevelDto(
            @Schema(
                    description = "等级类型: 1 free, 2 paid.",
                    allowableValues = {"1", "2"},
                    example = "1")
            @Nullable
            Long levelType,

            @Schema(description = "有赞会员的等级名称", maxLength = 256, example = "银卡") @Nullable
            String yzLevelName,

            @Schema(
                    description = "The level's alias at Youzan; it identifies the level.",
                    requiredMode = RequiredMode.REQUIRED,
                    minLength = 1,
                    maxLength = 256,
                    example = "silver")
            @Nullable
            String yzLevelAlias,

            @Schema(description = "三方会员等级名称", maxLength = 256, example = "二星会员") @Nullable
            String outLevelName,

            @Schema(description = "三方会员等级别名", maxLength = 256, example = "L2") @Nullable
            String outLevelAlias) {}
}
