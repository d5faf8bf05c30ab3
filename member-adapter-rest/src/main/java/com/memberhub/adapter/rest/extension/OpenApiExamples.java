package com.memberhub.adapter.rest.extension;

/** Examples of the contract, as OpenAPI shows them. Tests send them. */
final class OpenApiExamples {

    static final String FULL_REQUEST = """
            {
              "rootKdtId": 91234567,
              "appId": "91234567_crm",
              "globalProps": {"traceId": "7f3a"},
              "extendMap": {"activity": "double11"},
              "yzOpenId": "yz4fQe8Kp2Lm",
              "outStoreId": "store-0571",
              "yzAscriptionKdtId": 91234599,
              "outAscriptionStoreId": "store-0571",
              "yzMemberSourceKdtId": 91234599,
              "outMemberSourceStoreId": "store-0571",
              "name": "张小满",
              "gender": "2",
              "mobile": "13800138000",
              "nickname": "小满",
              "avatarUrl": "https://img.example.com/avatar/1.png",
              "birthday": "1992-05-21",
              "customerCreatedTime": "2026-11-20 10:15:30",
              "memberCreatedTime": "2026-11-20 10:15:31",
              "memberSourceChannel": 102,
              "memberSrcWay": "0",
              "customerSourceChannel": 102,
              "address": {
                "countyName": "西湖区",
                "cityName": "杭州市",
                "provinceName": "浙江省",
                "areaCode": "330106",
                "addressDetail": "文三路 1 号"
              },
              "weixin": {
                "nickname": "小满",
                "avatar": "https://img.example.com/wx/1.png",
                "account": "xiaoman_1992"
              },
              "customerAttrInfos": [
                {"name": "宝宝生日", "value": "2024-06-01", "dataType": 2}
              ],
              "freeLevel": {
                "levelType": 1,
                "yzLevelName": "银卡",
                "yzLevelAlias": "silver",
                "outLevelName": "二星会员",
                "outLevelAlias": "L2"
              },
              "paymentLevel": {
                "levelType": 2,
                "yzLevelName": "年卡",
                "yzLevelAlias": "annual",
                "outLevelName": "年费会员",
                "outLevelAlias": "P1"
              }
            }
            """;

    static final String SMALLEST_REQUEST = """
            {"rootKdtId": 91234567, "appId": "91234567_crm", "mobile": "+852-12344567", "extendMap": {}}
            """;

    static final String BROKEN_REQUEST = """
            {
              "rootKdtId": 91234567,
              "appId": "91234567_crm",
              "mobile": "13800138000",
              "extendMap": {},
              "freeLevel": {"levelType": 1, "yzLevelName": "银卡"}
            }
            """;

    static final String STORED = """
            {
              "success": true,
              "code": 200,
              "message": "会员已创建",
              "requestId": "01KAR2V6M8Q4D0A7J5Z3T9X1CE",
              "errorData": {},
              "data": {"outOpenId": "01KAR2V6M9R5E1B8K6A4V0Y2DF"}
            }
            """;

    static final String REFUSED = """
            {
              "success": false,
              "code": 400,
              "message": "请求内容有误，详见 errorData",
              "requestId": "01KAR2V6M8Q4D0A7J5Z3T9X1CE",
              "errorData": {
                "freeLevel.yzLevelAlias": {"code": "required", "message": "必填"}
              },
              "data": null
            }
            """;

    private OpenApiExamples() {}
}
