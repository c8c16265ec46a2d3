<?php

// Copy to the folder above the document root as cvety-bitrix.php (chmod 640, group of the web server), or elsewhere with the
// environment variable CVETY_BITRIX_CONFIG. CVETY_HOOK_URL, CVETY_PRODUCT_HOOK_URL, CVETY_HOOK_TOKEN and CVETY_API_TOKEN in the environment win.

return [
    'hook_url' => 'https://sync.example.kz/webhooks/bitrix/order',
    'hook_token' => '',          // the connection's inbound secret
    'api_token' => '',           // what the gateway presents in X-API-TOKEN
    'api_token_before' => '',    // the one before, while both are in use
    'delivery_id' => 0,          // delivery service of orders made by the gateway; 0 = "without delivery"
    'pay_system_id' => 0,        // pay system of those orders; 0 = the inner account
    // Products are told and taken only with these.
    'product_hook_url' => '',    // https://sync.example.kz/api/v1/webhooks/product-sync
    'product_iblock_id' => 0,    // the information block of the catalog
    'product_section_id' => 0,   // section of products made by the gateway; 0 = none
    'product_price_group_id' => 1,
    'product_picture' => 'PREVIEW_PICTURE',  // or DETAIL_PICTURE: the main picture, read and written
    'product_photos' => 'MORE_PHOTO',        // codes of the properties with more pictures and with the height
    'product_height' => 'HEIGHT',
    'site_url' => '',            // https://cvety.example.kz, before the addresses of pictures
    'image_hosts' => [],         // 'media.lan:8080': picture servers inside the shop's own network
    // The shop's codes of the order properties, where they differ from the protocol's names.
    'properties' => [
        // 'postcardText' => 'POSTCARD_TEXT',
    ],
];
