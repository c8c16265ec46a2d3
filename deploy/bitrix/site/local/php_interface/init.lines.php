<?php

// Append these two lines to local/php_interface/init.php; nothing else in it changes.
$cvety = __DIR__ . '/include/cvety.php';
is_file($cvety) && require_once $cvety;
